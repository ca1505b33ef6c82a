import { useParams } from '@tanstack/react-router'
import { ImportDetail } from '#areas/conversations/panels/index.ts'
import type { Id } from '#kit/id.ts'
import { GoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { Page } from '../frame/page.tsx'

export function ImportPage() {
  const { importId } = useParams({ strict: false }) as { importId: Id<'import'> }
  return (
    <Page title={say('Import')} isNarrow actions={<GoTo place={places.imports}>{say('All imports')}</GoTo>}>
      <ImportDetail key={importId} importId={importId} />
    </Page>
  )
}
