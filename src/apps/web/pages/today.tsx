import { SampleButton } from '#areas/conversations/panels/index.ts'
import { Today } from '#areas/overview/panels/index.ts'
import { say } from '#ui/say.ts'
import { Page } from '../frame/page.tsx'

export const TodayPage = () => (
  <Page title={say('Today')} isNarrow>
    <Today samples={<SampleButton />} />
  </Page>
)
