import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { SampleButton } from '#areas/conversations/panels/index.ts'
import { useGoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { Page } from '../frame/page.tsx'
import { meQuery } from '../me.ts'
import styles from './welcome.module.css'

/** Two doors into a new installation. */
export function WelcomePage() {
  const { data: me } = useQuery(meQuery)
  const goTo = useGoTo()
  return (
    <Page
      title={me ? say('Welcome, {name}', { name: me.name }) : say('Welcome')}
      lead={say(
        'Attune listens for how people sound in what they write, and shows who waits for you. It reads here, on this server.',
      )}
      isNarrow
    >
      <div className={styles.doors}>
        <section className={styles.door}>
          <h2 className={styles.title}>{say('Your own messages')}</h2>
          <p className={styles.text}>
            {say(
              'Drop an export of your mailbox, or a table of chats or tickets. A few minutes later you see how people feel.',
            )}
          </p>
          <Button size="md" onClick={() => goTo(places.imports)}>
            {say('Import your mail or messages')}
          </Button>
        </section>
        <section className={styles.door}>
          <h2 className={styles.title}>{say('A look around first')}</h2>
          <p className={styles.text}>
            {say('Meet the customers of Wrenfield, a made-up company: a mailbox of stories, read like yours would be.')}
          </p>
          <SampleButton />
        </section>
      </div>
    </Page>
  )
}
