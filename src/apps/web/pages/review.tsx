import { Review, ReviewAccuracy, ReviewProgress } from '#areas/emotion/panels/index.ts'
import { say } from '#ui/say.ts'
import { Page } from '../frame/page.tsx'
import { Block } from './block.tsx'
import styles from './review.module.css'

export const ReviewPage = () => (
  <Page title={say('Review')} actions={<ReviewProgress />} isNarrow>
    <Review />
    <div className={styles.below}>
      <Block title={say('How often the machine is right')}>
        <ReviewAccuracy />
      </Block>
    </div>
  </Page>
)
