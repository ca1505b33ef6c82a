import { IconPaperclip } from '@tabler/icons-react'
import { Content } from '#ui/content.tsx'
import { say, saySize } from '#ui/say.ts'
import type { MessageView } from '../contract.ts'
import styles from './thread.module.css'

/** The files that came with a message, each a download. */
export const Attachments = ({ attachments }: { attachments: MessageView['attachments'] }) => (
  <ul className={styles.attachments} aria-label={say('Attachments')}>
    {attachments.map(({ id, name, size }) => (
      <li key={id}>
        <a href={`/api/v1/attachments/${id}`} download={name || undefined} className={styles.attachment}>
          <IconPaperclip size={14} stroke={1.6} aria-hidden />
          <span className={styles.fileName}>
            <Content>{name || say('unnamed file')}</Content>
          </span>
          <span className={styles.size}>{saySize(size)}</span>
        </a>
      </li>
    ))}
  </ul>
)
