import { useQuery } from '@tanstack/react-query'
import { OrganisationName } from '#areas/accounts/panels/index.ts'
import { OwnAddresses } from '#areas/conversations/panels/index.ts'
import { EngineFacts, ExternalEngine, Learning, ReviewThreshold } from '#areas/emotion/panels/index.ts'
import { ConsentDefaults } from '#areas/privacy/panels/index.ts'
import { Facts } from '#ui/pieces/facts.tsx'
import { say } from '#ui/say.ts'
import { LanguageChoice } from '../frame/language-choice.tsx'
import { Page } from '../frame/page.tsx'
import { SchemeSwitch } from '../frame/scheme-switch.tsx'
import { Section } from '../frame/section.tsx'
import { mayDo, meQuery, setupQuery } from '../me.ts'

export function SettingsPage() {
  const { data: me } = useQuery(meQuery)
  const { data: setup } = useQuery(setupQuery)
  const apiPage = <a href="/api/docs">{say('Read and try the API')}</a>
  return (
    <Page title={say('Settings')} isNarrow>
      <Section title={say('Organisation')} lead={say('The name that agents see.')}>
        <OrganisationName />
      </Section>
      <Section
        title={say('Our addresses')}
        lead={say(
          'Messages from these addresses are ours; messages from anyone else are a contact’s. Holds for what is imported from now on.',
        )}
      >
        <OwnAddresses canChange={me !== undefined && mayDo(me, 'organisation:write')} />
      </Section>
      {me && mayDo(me, 'privacy:read') && (
        <Section
          title={say('Consent')}
          lead={say('What holds for contacts who said nothing. What a contact said themselves always comes first.')}
        >
          <ConsentDefaults canChange={mayDo(me, 'privacy:write')} />
        </Section>
      )}
      {me && mayDo(me, 'emotion:read') && (
        <Section title={say('Emotion reader')} lead={say('What reads how contacts sound, and how much of it works.')}>
          <EngineFacts />
        </Section>
      )}
      {me && mayDo(me, 'emotion:review') && (
        <Section
          title={say('What it learns')}
          lead={say(
            'From what people answer in review. A version reads only if it is no worse on your corrections and on general messages.',
          )}
        >
          <Learning canChange={mayDo(me, 'organisation:write')} />
        </Section>
      )}
      {me && mayDo(me, 'emotion:review') && (
        <Section
          title={say('Review')}
          lead={say('Which readings a person looks at, beside those that are odd and a few drawn at random.')}
        >
          <ReviewThreshold canChange={mayDo(me, 'organisation:write')} />
        </Section>
      )}
      {me && mayDo(me, 'emotion:read') && (
        <Section
          title={say('External engine')}
          lead={say(
            'Another reader outside of Attune. It is sent only what contacts wrote who agreed to it; what it says stands beside our readings and never counts.',
          )}
        >
          <ExternalEngine canChange={mayDo(me, 'organisation:write')} />
        </Section>
      )}
      <Section title={say('Appearance')} lead={say('Kept in this browser.')}>
        <SchemeSwitch />
        <LanguageChoice />
      </Section>
      <Section title={say('About')}>
        <Facts
          facts={[
            { name: say('Version'), value: setup?.version },
            { name: say('For programs'), value: apiPage },
          ]}
        />
      </Section>
    </Page>
  )
}
