/**
 * Calls `run` with what was added: the first at once, then at most once every `everyMs` with all that came in
 * between. So a single change shows immediately and a flood costs one refresh a second.
 */
export function paced<Item>(run: (items: ReadonlySet<Item>) => void, everyMs: number): (items: Iterable<Item>) => void {
  let waiting = new Set<Item>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    if (waiting.size === 0) return
    const items = waiting
    waiting = new Set()
    timer = setTimeout(flush, everyMs)
    run(items)
  }
  return (items) => {
    for (const item of items) waiting.add(item)
    if (timer === undefined) flush()
  }
}
