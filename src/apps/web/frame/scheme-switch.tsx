import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { say } from '#ui/say.ts'

/** Light, dark, or as the system has it. Kept in this browser. */
export function SchemeSwitch({ isSmall = false }: { isSmall?: boolean }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choices: { value: MantineColorScheme; label: string }[] = [
    { value: 'light', label: say('Light') },
    { value: 'dark', label: say('Dark') },
    { value: 'auto', label: say('System') },
  ]
  return (
    <SegmentedControl
      aria-label={say('Colours')}
      size={isSmall ? 'xs' : 'sm'}
      fullWidth={isSmall}
      value={colorScheme}
      data={choices}
      onChange={(value) => setColorScheme(value)}
    />
  )
}
