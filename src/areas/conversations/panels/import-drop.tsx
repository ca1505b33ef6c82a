import { Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FileDrop } from '#ui/pieces/file-drop.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { acceptedFiles, mayHoldMessages } from './import-files.ts'
import { addUploads, useUploads } from './import-uploads.ts'
import styles from './import.module.css'

/** Where exported mail and messages are dropped; each file becomes an import. A single one leads to its page. */
export function ImportDrop() {
  const [passedOver, setPassedOver] = useState(0)
  const [onlyFile, setOnlyFile] = useState<File | null>(null)
  const importId = useUploads().find(({ file }) => file === onlyFile)?.importId
  const take = (files: File[]) => {
    const useful = files.filter(mayHoldMessages)
    setPassedOver(files.length - useful.length)
    setOnlyFile(useful.length === 1 ? (useful[0] ?? null) : null)
    addUploads(useful)
  }
  return (
    <div>
      {importId && <Navigate to={places.import(importId)} />}
      <FileDrop title={say('Drop exported mail or messages here')} accept={acceptedFiles} onFiles={take}>
        {say(
          'A mailbox (.mbox), single mails (.eml), a .zip or folder of them, or a table of messages (.csv, .jsonl). Nothing leaves this server.',
        )}
      </FileDrop>
      {passedOver > 0 && (
        <p role="status" className={styles.note}>
          {say(
            '{count, plural, one {# file was} other {# files were}} left out: their endings say that they hold no messages.',
            {
              count: passedOver,
            },
          )}
        </p>
      )}
    </div>
  )
}
