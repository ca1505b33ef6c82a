import { useEffect, useRef, useState } from 'react'
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say } from '#ui/say.ts'
import { api } from './api.ts'
import styles from './thread.module.css'

/** A message as its sender formatted it: in a frame that runs nothing, remote pictures only on request. */
export function MessageHtml({ messageId }: { messageId: string }) {
  const [images, setImages] = useState<'blocked' | 'shown'>('blocked')
  const formatted = useQuery(
    api.html.queryOptions({
      input: { id: messageId, images },
      staleTime: Infinity,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Loaded query={formatted}>
      {({ blockedImages }) => (
        <div>
          {images === 'blocked' && blockedImages > 0 && (
            <p className={styles.blocked}>
              {say(
                '{count, plural, one {# image is} other {# images are}} blocked, so that nobody learns that you read this.',
                {
                  count: blockedImages,
                },
              )}
              <Button size="compact-xs" variant="subtle" onClick={() => setImages('shown')}>
                {say('Show images')}
              </Button>
            </p>
          )}
          <MailFrame messageId={messageId} images={images} />
        </div>
      )}
    </Loaded>
  )
}

/** As high as its content. It may not run scripts; being of our origin lets us measure it. */
function MailFrame({ messageId, images }: { messageId: string; images: 'blocked' | 'shown' }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(120)
  const observer = useRef<ResizeObserver>(undefined)
  const measure = () => {
    const root = frame.current?.contentDocument?.documentElement
    if (!root) return
    observer.current?.disconnect()
    observer.current = new ResizeObserver(() => setHeight(Math.ceil(root.getBoundingClientRect().height) + 2))
    observer.current.observe(root)
  }
  useEffect(() => () => observer.current?.disconnect(), [])
  return (
    <iframe
      ref={frame}
      title={say('Formatted message')}
      className={styles.frame}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      src={`/mail/${messageId}?images=${images}`}
      style={{ height }}
      onLoad={measure}
    />
  )
}
