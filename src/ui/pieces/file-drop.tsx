import { useRef, useState, type ChangeEvent, type DragEvent, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { say } from '#ui/say.ts'
import { filesOf } from './dropped-files.ts'
import styles from './pieces.module.css'

/** Browsers know it, React's types do not. */
const ofFolders = { webkitdirectory: '' }

type Props = {
  onFiles: (files: File[]) => void
  accept: string
  isMultiple?: boolean
  title: string
  children?: ReactNode
}

/** A place to drop files or a folder on, or to choose them from. */
export function FileDrop({ onFiles, accept, isMultiple = true, title, children }: Props) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const dropped = await filesOf(event.dataTransfer)
    if (dropped.length > 0) onFiles(isMultiple ? dropped : dropped.slice(0, 1))
  }
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const hidden = {
    type: 'file',
    hidden: true,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const chosen = [...(event.currentTarget.files ?? [])]
      event.currentTarget.value = ''
      if (chosen.length > 0) onFiles(chosen)
    },
  } as const
  return (
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={hover}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <IconFileUpload size={28} stroke={1.3} aria-hidden />
      <p className={styles.dropTitle}>{title}</p>
      {children && <p className={styles.dropText}>{children}</p>}
      <div className={styles.dropActions}>
        <Button onClick={() => files.current?.click()}>
          {isMultiple ? say('Choose files') : say('Choose a file')}
        </Button>
        {isMultiple && (
          <Button variant="default" onClick={() => folder.current?.click()}>
            {say('Choose a folder')}
          </Button>
        )}
      </div>
      <input ref={files} {...hidden} multiple={isMultiple} accept={accept} aria-label={title} />
      {isMultiple && <input ref={folder} {...hidden} {...ofFolders} aria-label={say('Choose a folder')} />}
    </div>
  )
}
