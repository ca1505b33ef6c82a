/** One line per thing worth telling, as JSON when nobody watches, as plain words on a terminal. Never given secrets. */
export type Log = (words: string, facts?: Record<string, string | number | boolean | null>) => void

const plain = (facts: Record<string, unknown>) =>
  Object.entries(facts)
    .map(([name, value]) => ` ${name}=${value}`)
    .join('')

export const logTo =
  (stream: NodeJS.WritableStream & { isTTY?: boolean }, clock: () => Date): Log =>
  (words, facts = {}) => {
    const line = stream.isTTY ? words + plain(facts) : JSON.stringify({ at: clock().toISOString(), words, ...facts })
    stream.write(line + '\n')
  }
