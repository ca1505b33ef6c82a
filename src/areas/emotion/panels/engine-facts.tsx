import { useQuery } from '@tanstack/react-query'
import { Content } from '#ui/content.tsx'
import { Facts } from '#ui/pieces/facts.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say } from '#ui/say.ts'
import { api } from './api.ts'
import styles from './emotion.module.css'

/** What reads emotion on this machine; says so when only the first tier does. */
export function EngineFacts() {
  const query = useQuery(api.engine.queryOptions())
  return (
    <Loaded query={query}>
      {({ name, version, missing }) => (
        <>
          {missing !== null && (
            <p role="status" className={styles.note}>
              {say('Only the first, less exact tier reads now: the second could not be loaded.')}{' '}
              <Content>{missing}</Content>
            </p>
          )}
          <Facts
            facts={[
              { name: say('Engine'), value: <Content>{name}</Content> },
              { name: say('Version'), value: <Content>{version}</Content> },
              { name: say('Where'), value: say('On this machine; it sends nothing anywhere') },
            ]}
          />
        </>
      )}
    </Loaded>
  )
}
