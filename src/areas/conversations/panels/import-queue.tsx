import { ActionIcon, Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { Content } from '#ui/content.tsx'
import { GoTo } from '#ui/go-to.tsx'
import { Progress } from '#ui/pieces/progress.tsx'
import { places } from '#ui/places.ts'
import { failureKind, say, sayFailure, saySize } from '#ui/say.ts'
import { forgetUpload, pauseUpload, resumeUpload, useUploads, type Upload } from './import-uploads.ts'
import styles from './import.module.css'

const mostShown = 6

/** Files on their way: all of them as one progress, then those that are sent, held up or next. */
export function ImportQueue() {
  const uploads = useUploads()
  const open = uploads.filter(({ state }) => state !== 'sent')
  if (open.length === 0) return null
  const shown = [...open].sort((a, b) => urgency[a.state] - urgency[b.state]).slice(0, mostShown)
  return (
    <section aria-label={say('Uploads')} className={styles.queue}>
      {uploads.length > 1 && <Overall uploads={uploads} />}
      <ul className={styles.plainList}>
        {shown.map((upload) => (
          <li key={upload.key} className={styles.queueRow}>
            <UploadProgress upload={upload} />
          </li>
        ))}
      </ul>
      {open.length > shown.length && (
        <p className={styles.note}>
          {say('{count, plural, one {and # more} other {and # more}}', { count: open.length - shown.length })}
        </p>
      )}
    </section>
  )
}

const urgency: Record<Upload['state'], number> = { failed: 0, sending: 1, paused: 2, waiting: 3, sent: 4 }

const total = (uploads: readonly Upload[], of: (upload: Upload) => number) =>
  uploads.reduce((sum, upload) => sum + of(upload), 0)

const Overall = ({ uploads }: { uploads: readonly Upload[] }) => (
  <Progress
    label={say('All uploads')}
    done={total(uploads, ({ sent }) => sent)}
    total={total(uploads, ({ file }) => file.size)}
  >
    <span>
      {say('{done} of {count, plural, one {# file} other {# files}} sent', {
        done: uploads.filter(({ state }) => state === 'sent').length,
        count: uploads.length,
      })}
    </span>
    <span>{saySize(total(uploads, ({ file }) => file.size))}</span>
  </Progress>
)

/** One file on its way, with what can be done about it. */
export function UploadProgress({ upload }: { upload: Upload }) {
  const { key, file, importId, sent, state, error } = upload
  const name = <Content>{file.name}</Content>
  return (
    <div className={styles.upload}>
      <div className={styles.uploadHead}>
        <span className={styles.fileName}>{importId ? <GoTo place={places.import(importId)}>{name}</GoTo> : name}</span>
        <UploadActions upload={upload} />
      </div>
      {state === 'waiting' ? (
        <span className={styles.waiting}>{uploadWords(upload)}</span>
      ) : (
        <Progress label={say('Upload of {name}', { name: file.name })} done={sent} total={file.size}>
          <span>{uploadWords(upload)}</span>
          <span>{say('{sent} of {size}', { sent: saySize(sent), size: saySize(file.size) })}</span>
        </Progress>
      )}
      {state === 'failed' && (
        <div role="alert" className={styles.trouble}>
          {sayFailure(error)}
          {failureKind(error) !== 'invalid' && (
            <>
              {say('What has arrived is kept.')}
              <Button variant="default" size="compact-sm" onClick={() => resumeUpload(key)}>
                {say('Go on')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  )
}

function UploadActions({ upload: { key, file, state } }: { upload: Upload }) {
  const isMoving = state === 'sending' || state === 'waiting'
  return (
    <span className={styles.uploadActions}>
      {isMoving && (
        <ActionIcon
          variant="subtle"
          aria-label={say('Pause {name}', { name: file.name })}
          onClick={() => pauseUpload(key)}
        >
          <IconPlayerPause size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      )}
      {state === 'paused' && (
        <ActionIcon
          variant="subtle"
          aria-label={say('Go on with {name}', { name: file.name })}
          onClick={() => resumeUpload(key)}
        >
          <IconPlayerPlay size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        variant="subtle"
        aria-label={say('Do not send {name}', { name: file.name })}
        onClick={() => forgetUpload(key)}
      >
        <IconX size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </span>
  )
}

function uploadWords({ state }: Upload): string {
  if (state === 'sending') return say('Sending')
  if (state === 'paused') return say('Paused')
  if (state === 'failed') return say('Held up')
  return state === 'waiting' ? say('Waiting for its turn') : say('Sent')
}
