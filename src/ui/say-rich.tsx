import { Fragment, type ReactNode } from 'react'
import { isPseudo } from './locale.ts'
import { formatterOf, type SayValue } from './say.ts'

type Tag = (children: ReactNode) => ReactNode

/**
 * A sentence with markup in it: `<Say text="Read <guide>how to export</guide>" values={{ guide: (words) => <a>{words}</a> }} />`.
 * Values are plain, elements (a `Content`), or one function per tag.
 */
export function Say({ text, values }: { text: string; values: Readonly<Record<string, SayValue | ReactNode | Tag>> }) {
  const formatted = formatterOf(text).format<ReactNode>(values as Record<string, ReactNode>)
  const parts = Array.isArray(formatted) ? formatted : [formatted]
  return (
    <>
      {isPseudo() && '⟦'}
      {parts.map((part, i) => (
        <Fragment key={i}>{part}</Fragment>
      ))}
      {isPseudo() && '⟧'}
    </>
  )
}
