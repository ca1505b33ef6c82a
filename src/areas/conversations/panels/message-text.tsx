import { useState } from 'react'
import { UnstyledButton } from '@mantine/core'
import { Content } from '#ui/content.tsx'
import { Evidence } from '#ui/pieces/evidence.tsx'
import { say } from '#ui/say.ts'
import type { MessageView } from '../contract.ts'
import { placeSpans, type MessageEvidence, type PlacedPart } from './placed-parts.ts'
import styles from './thread.module.css'

type Props = { message: MessageView; evidence: MessageEvidence | null }

/** The text of a message: what was written, with its evidence marked; quotes and signatures folded. */
export function MessageText({ message, evidence }: Props) {
  const parts = foldTogether(placeSpans(message, evidence?.evidence ?? []))
  if (parts.length === 0) return <p className={styles.note}>{say('A message without text.')}</p>
  return (
    <div className={styles.text}>
      {parts.map((part, i) =>
        Array.isArray(part) ? (
          <Folded key={i} parts={part} />
        ) : (
          <p key={i} dir="auto" className={styles.written}>
            <Evidence text={part.text} spans={part.spans} family={evidence?.family ?? 'calm'} />
          </p>
        ),
      )}
    </div>
  )
}

/** Quotes and signatures next to each other lie behind one button. */
function foldTogether(parts: readonly PlacedPart[]): (PlacedPart | PlacedPart[])[] {
  const together: (PlacedPart | PlacedPart[])[] = []
  for (const part of parts) {
    const last = together.at(-1)
    if (part.kind === 'written') together.push(part)
    else if (Array.isArray(last)) last.push(part)
    else together.push([part])
  }
  return together
}

function Folded({ parts }: { parts: readonly PlacedPart[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const words = parts.some(({ kind }) => kind === 'quoted') ? say('Quoted text') : say('Signature')
  return (
    <div>
      <UnstyledButton
        className={styles.fold}
        aria-expanded={isOpen}
        aria-label={words}
        title={words}
        onClick={() => setIsOpen(!isOpen)}
      >
        …
      </UnstyledButton>
      {isOpen &&
        parts.map(({ kind, text }, i) => (
          <p key={i} dir="auto" className={styles.folded} data-kind={kind}>
            <Content>{text}</Content>
          </p>
        ))}
    </div>
  )
}
