import { useEffect } from 'react'
import { say } from '#ui/say.ts'

/** Names the page in the browser's tab and history; nothing while the name is not known yet. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = say('{title} · Attune', { title })
  }, [title])
}
