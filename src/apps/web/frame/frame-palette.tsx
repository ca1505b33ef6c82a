import { useMantineColorScheme } from '@mantine/core'
import { Palette, type PaletteAction } from '#areas/overview/panels/index.ts'
import { useGoTo } from '#ui/go-to.tsx'
import { say } from '#ui/say.ts'
import type { Me } from '../me.ts'
import { entriesFor } from './entries.ts'

type Props = { me: Me; onClose: () => void; onShortcuts: () => void }

/** The palette with what this frame can do; loaded when it is first opened. */
export default function FramePalette({ me, onClose, onShortcuts }: Props) {
  const goTo = useGoTo()
  const { setColorScheme } = useMantineColorScheme()
  const actions: PaletteAction[] = [
    ...entriesFor(me).map(({ words, keys, place }) => ({ words, keys, run: () => goTo(place) })),
    { words: say('Keyboard shortcuts'), keys: '?', run: onShortcuts },
    { words: say('Light colours'), run: () => setColorScheme('light') },
    { words: say('Dark colours'), run: () => setColorScheme('dark') },
    { words: say('Colours of the system'), run: () => setColorScheme('auto') },
  ]
  return <Palette actions={actions} onClose={onClose} />
}
