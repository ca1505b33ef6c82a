const width = 24
const redrawMs = 100

/** A bar on a terminal; where nobody watches, a line for every tenth of the way. */
export function progressBar(stream: NodeJS.WriteStream) {
  let shownAt = 0
  let tenth = -1
  return {
    show(share: number, words: string) {
      const done = Math.min(1, Math.max(0, share))
      const now = performance.now()
      if (!stream.isTTY) {
        if (Math.floor(done * 10) > tenth) stream.write(`${String(Math.round(done * 100)).padStart(3)} %  ${words}\n`)
        tenth = Math.max(tenth, Math.floor(done * 10))
      } else if (now - shownAt > redrawMs || done === 1) {
        const filled = Math.round(done * width)
        stream.write(
          `\r\u001b[2K${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${Math.round(done * 100)} %  ${words}`,
        )
        shownAt = now
      }
    },
    end() {
      if (stream.isTTY && shownAt > 0) stream.write('\n')
    },
  }
}
