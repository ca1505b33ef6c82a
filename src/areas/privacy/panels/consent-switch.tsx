import { Switch, Textarea } from '@mantine/core'
import { Content } from '#ui/content.tsx'
import { confirmed } from '#ui/pieces/confirm.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { Say } from '#ui/say-rich.tsx'
import { failureKind, say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { ConsentView } from '../contract.ts'
import type { Purpose } from '../domain/purpose.ts'
import { useConsents, useRecordConsent } from './use-consents.ts'
import styles from './privacy.module.css'

type Props = {
  contactId: string
  mayChange: boolean
  /** The external engine that messages would be sent to; null where there is none to agree to. */
  externalEngine: string | null
}

/** What a contact agreed to, purpose by purpose: on or off, since when, recorded by whom and how. */
export function ConsentSwitch({ contactId, mayChange, externalEngine }: Props) {
  const consents = useConsents(contactId)
  if (failureKind(consents.error) === 'not-allowed') return null
  return (
    <Loaded query={consents}>
      {(known) => (
        <ul className={styles.consents}>
          {known
            .filter(({ purpose }) => externalEngine || purpose !== 'external_reading')
            .map((consent) => (
              <li key={consent.purpose}>
                <OnePurpose
                  contactId={contactId}
                  consent={consent}
                  mayChange={mayChange}
                  engine={externalEngine ?? ''}
                />
              </li>
            ))}
        </ul>
      )}
    </Loaded>
  )
}

type Words = Readonly<Record<'name' | 'meaning' | 'turnOff' | 'turnOn' | 'erased' | 'sent', (engine: string) => string>>

const purposeWords: Readonly<Record<Purpose, Words>> = {
  emotional_insight: {
    name: () => say('Emotional insight'),
    meaning: () => say('Attune reads how they sound in what they write.'),
    turnOff: () => say('Turn off emotional insight?'),
    turnOn: () => say('Turn on emotional insight?'),
    sent: () => '',
    erased: () =>
      say('Their readings and mood are erased, and nothing they write is read any more. What they wrote stays.'),
  },
  external_reading: {
    name: () => say('External reading'),
    meaning: (engine) =>
      say('What they write, and have written, is also sent to {engine}, outside of Attune.', { engine }),
    turnOff: () => say('Turn off external reading?'),
    turnOn: (engine) => say('Send what they write to {engine}?', { engine }),
    sent: () => say('The words of their messages are sent, old ones too; no name, no address.'),
    erased: (engine) =>
      say('Nothing more is sent to {engine}, and its readings are erased here. Ask {engine} what it has kept.', {
        engine,
      }),
  },
}

type One = { contactId: string; consent: ConsentView; mayChange: boolean; engine: string }

function OnePurpose({ contactId, consent, mayChange, engine }: One) {
  const record = useRecordConsent()
  const { purpose, state } = consent
  const words = purposeWords[purpose]
  const change = async () => {
    const wanted = state === 'given' ? 'withdrawn' : 'given'
    const how = await askHow(wanted, words, engine)
    if (how !== null) record.mutate({ contactId, purpose, state: wanted, how })
  }
  return (
    <>
      <Switch
        label={words.name(engine)}
        description={words.meaning(engine)}
        checked={state === 'given'}
        disabled={!mayChange || record.isPending}
        onChange={() => void change()}
      />
      <p className={styles.recorded}>
        <Recorded consent={consent} />
      </p>
    </>
  )
}

/** Asks before anything changes; answers how the contact told us, '' when nobody says, null when it stays as it is. */
async function askHow(wanted: ConsentView['state'], words: Words, engine: string): Promise<string | null> {
  const answer = { how: '' }
  const isOff = wanted === 'withdrawn'
  const goOn = await confirmed({
    title: isOff ? words.turnOff(engine) : words.turnOn(engine),
    action: isOff ? say('Turn off and erase') : say('Turn on'),
    isDangerous: isOff,
    body: (
      <div className={styles.question}>
        <p>{isOff ? words.erased(engine) : words.sent(engine)}</p>
        <Textarea
          label={say('How did they tell you? (optional)')}
          placeholder={say('On the phone, by mail…')}
          autosize
          minRows={2}
          maxLength={500}
          onChange={(event) => {
            answer.how = event.currentTarget.value.trim()
          }}
        />
      </div>
    ),
  })
  return goOn ? answer.how : null
}

function Recorded({ consent: { purpose, basis, state, recordedAt, recordedBy, how } }: { consent: ConsentView }) {
  if (purpose === 'external_reading' && basis === 'default') return say('Off until they agree.')
  if (basis === 'default' || !recordedAt)
    return state === 'given'
      ? say('On by your default: they said nothing.')
      : say('Off by your default: they said nothing.')
  const values = { at: <When at={recordedAt} />, by: <Content>{recordedBy ?? ''}</Content> }
  return (
    <>
      {state === 'given' ? (
        <Say text="Given {at}, recorded by {by}." values={values} />
      ) : (
        <Say text="Withdrawn {at}, recorded by {by}." values={values} />
      )}
      {how && (
        <>
          {' '}
          <Content>“{how}”</Content>
        </>
      )}
    </>
  )
}
