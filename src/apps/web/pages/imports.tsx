import { ImportDrop, ImportList, ImportQueue } from '#areas/conversations/panels/index.ts'
import { say } from '#ui/say.ts'
import { Page } from '../frame/page.tsx'

export const ImportsPage = () => (
  <Page
    title={say('Import')}
    lead={say('Bring in what your customers wrote, as your mail or chat program exports it.')}
    isNarrow
  >
    <ImportDrop />
    <ImportQueue />
    <ImportList />
  </Page>
)
