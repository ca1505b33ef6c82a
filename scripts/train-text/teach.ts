import { labels } from '#areas/emotion/domain/label.ts'
import type { ShownLabel } from '#areas/emotion/domain/label.ts'
import { heads } from '#areas/emotion/engines/linear/heads.ts'
import type { Comment, CustomerMessage } from './corpus.ts'
import { alone, descend, scoresOf, shared } from './descent.ts'
import type { Example, Heads, Sparse } from './descent.ts'
import type { Saying } from './sayings.ts'
import { labelTarget, plainGuess, plainTarget, shownOfComment, shownTarget } from './targets.ts'

export type Encoded<Text> = { text: Text; input: Sparse }

const plan = { rate: 0.2, decay: 1e-4, seed: 1 }

/** How much a comment of a usual label counts beside a customer's message: comments teach words customers never used. */
const commentWeight = 0.05
/** One in so many comments is enough for that. */
const commentStride = 3
const sayingWeight = 0.5

/** The heads of the 28 stored labels, learnt from comments. */
export const teachLabels = (comments: readonly Encoded<Comment>[], size: number): Heads =>
  descend(
    comments.map(({ text, input }) => ({ input, target: labelTarget(text), weight: 1 })),
    size,
    labels.length,
    { ...plan, link: alone, epochs: 5 },
  )

/** Adds one row for each stored label behind the rows of a text: its probability. */
export function withLabels(labelHeads: Heads, size: number): (input: Sparse) => Sparse {
  return (input) => {
    const shares = scoresOf(labelHeads, input)
    alone(shares)
    return {
      rows: Int32Array.of(...input.rows, ...labels.map((_, at) => size + at)),
      values: Float32Array.of(...input.values, ...shares),
    }
  }
}

const learnt = {
  shown: {
    link: shared,
    count: heads.shown.count,
    ofMessage: shownTarget,
    ofLabel: (label: ShownLabel) => shownTarget({ primary: label, also: [] }),
  },
  plain: { link: alone, count: heads.plain.count, ofMessage: plainTarget, ofLabel: plainGuess },
}

/** What the outer heads learn from: letters of customers, and more lightly what others say. */
export type Lessons = {
  messages: readonly Encoded<CustomerMessage>[]
  sayings: readonly Encoded<Saying>[]
  comments: readonly Encoded<Comment>[]
}

/** The shown or the plain heads; `size` counts all rows. */
export function teachFrom(what: keyof typeof learnt, { messages, sayings, comments }: Lessons, size: number): Heads {
  const { link, count, ofMessage, ofLabel } = learnt[what]
  const guessed = comments.flatMap(({ text, input }, at) => {
    const label = at % commentStride === 0 ? shownOfComment(text) : null
    return label ? [{ input, label }] : []
  })
  const counts = Map.groupBy(guessed, ({ label }) => label)
  const examples: Example[] = [
    ...messages.map(({ text, input }) => ({ input, target: ofMessage(text), weight: 1 })),
    ...sayings.map(({ text, input }) => ({ input, target: ofLabel(text.label), weight: sayingWeight })),
    ...guessed.map(({ input, label }) => {
      // Comments are mostly of a few labels; each label is to count the same.
      const share = guessed.length / counts.size / (counts.get(label)?.length ?? 1)
      return { input, target: ofLabel(label), weight: commentWeight * Math.min(3, share) }
    }),
  ]
  return descend(examples, size, count, { ...plan, link, epochs: 6 })
}
