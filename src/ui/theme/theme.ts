import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** Mantine wants ten shades; every one of them is named by a token, so the numbers stay in tokens.css. */
const shades = (token: string): MantineColorsTuple => [
  `var(--${token}-soft)`,
  `var(--${token}-soft)`,
  'var(--line)',
  'var(--line-strong)',
  `var(--${token})`,
  `var(--${token})`,
  `var(--${token})`,
  `var(--${token}-hover, var(--${token}-ink))`,
  `var(--${token}-ink)`,
  `var(--${token}-ink)`,
]

/** Buttons and badges: filled in ink-blue, soft, or plain. Destructive ones speak in the ink of hurting. */
const variants: VariantColorsResolver = (input) => {
  const isDanger = input.color === 'danger'
  const [ink, soft] = isDanger
    ? ['var(--hurting-ink)', 'var(--hurting-soft)']
    : ['var(--accent-ink)', 'var(--accent-soft)']
  if (input.variant === 'filled')
    return isDanger
      ? { background: soft, hover: soft, color: ink, border: '1px solid transparent' }
      : { background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)', border: 'none' }
  if (input.variant === 'light') return { background: soft, hover: 'var(--hover)', color: ink, border: 'none' }
  if (input.variant === 'subtle')
    return {
      background: 'transparent',
      hover: 'var(--hover)',
      color: isDanger ? ink : 'var(--ink-soft)',
      border: 'none',
    }
  return defaultVariantColorsResolver(input)
}

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: shades('accent'), danger: shades('hurting') },
  variantColorResolver: variants,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.5' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 550 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    Skeleton: { defaultProps: { radius: 'sm' } },
    Loader: { defaultProps: { size: 'sm', type: 'dots' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, fz: 'xs' } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 140, transition: 'pop' } },
    },
  },
})

const mapped = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-faint)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--hurting-ink)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-faint)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--hover)',
  '--mantine-primary-color-light-color': 'var(--accent-ink)',
}

/** Mantine's ten greys of a scheme, each a warm one of ours: skeletons, keys and segments use them by number. */
const greys = (scheme: 'gray' | 'dark', tokens: string) =>
  Object.fromEntries(tokens.split(' ').map((token, at) => [`--mantine-color-${scheme}-${at}`, `var(--${token})`]))

const light = greys('gray', 'sunken sunken line line line-strong line-strong ink-faint ink-soft ink-soft ink')
const dark = greys('dark', 'ink-soft ink-soft ink-faint line-strong line hover surface surface sunken sunken')

/** Mantine's own names for what tokens.css decides. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...mapped, ...light },
  dark: { ...mapped, ...dark },
})
