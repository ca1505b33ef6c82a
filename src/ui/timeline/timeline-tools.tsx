import { Button } from '@mantine/core'
import { say } from '#ui/say.ts'
import type { Span } from './moments.ts'
import type { useZoom } from './use-zoom.ts'
import styles from './timeline.module.css'

const month = 30.4 * 86_400_000

type Props = { whole: Span; zoom: ReturnType<typeof useZoom>; isTable: boolean; onTable: (isTable: boolean) => void }

/** Which time to look at, and the table for those who would rather read. */
export function TimelineTools({ whole, zoom, isTable, onTable }: Props) {
  const length = whole.to - whole.from
  const lasts = [
    { months: 3, words: say('3 months') },
    { months: 12, words: say('1 year') },
  ].filter(({ months }) => months * month < length * 0.9)
  const isLast = (months: number) =>
    zoom.isZoomed &&
    Math.abs(zoom.span.to - whole.to) < 1 &&
    Math.abs(zoom.span.to - zoom.span.from - months * month) < 1
  return (
    <div className={styles.tools}>
      {!isTable &&
        lasts.length > 0 &&
        lasts.map(({ months, words }) => (
          <Tool
            key={months}
            isOn={isLast(months)}
            onClick={() => zoom.show({ from: whole.to - months * month, to: whole.to })}
          >
            {words}
          </Tool>
        ))}
      {!isTable && (lasts.length > 0 || zoom.isZoomed) && (
        <Tool isOn={!zoom.isZoomed} onClick={zoom.reset}>
          {say('All')}
        </Tool>
      )}
      <span className={styles.toolsGap} />
      <Tool isOn={isTable} onClick={() => onTable(!isTable)}>
        {isTable ? say('Show as a chart') : say('Show as a table')}
      </Tool>
    </div>
  )
}

const Tool = ({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: string }) => (
  <Button size="compact-xs" variant={isOn ? 'light' : 'subtle'} aria-pressed={isOn} onClick={onClick}>
    {children}
  </Button>
)
