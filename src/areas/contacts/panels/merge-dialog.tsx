import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { Content } from '#ui/content.tsx'
import { Failed } from '#ui/pieces/failed.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { Say } from '#ui/say-rich.tsx'
import { say } from '#ui/say.ts'
import type { ContactView } from '../contract.ts'
import { PersonSearch, type FoundPerson } from './person-search.tsx'
import { useContact } from './use-contact.ts'
import { useMerge } from './use-merges.ts'
import styles from './contact.module.css'

/** Finds contacts by words; handed in by the page, since another area searches. */
export type SearchPeople = (words: string) => Promise<FoundPerson[]>

type Props = { contact: ContactView; searchPeople: SearchPeople; onClose: () => void }

/** Finds the other contact, shows what merging does, and asks once. */
export function MergeDialog({ contact, searchPeople, onClose }: Props) {
  const [otherId, setOtherId] = useState<string | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={say('Merge with another contact')}
      closeButtonProps={{ 'aria-label': say('Close') }}
    >
      {otherId === null ? (
        <PersonSearch search={searchPeople} without={contact.id} onChoose={setOtherId} />
      ) : (
        <Preview contact={contact} otherId={otherId} onBack={() => setOtherId(null)} onClose={onClose} />
      )}
    </Modal>
  )
}

type PreviewProps = { contact: ContactView; otherId: string; onBack: () => void; onClose: () => void }

function Preview({ contact, otherId, onBack, onClose }: PreviewProps) {
  const other = useContact(otherId)
  const merge = useMerge()
  return (
    <Loaded query={other}>
      {(merged) => (
        <div className={styles.preview}>
          <div className={styles.sides}>
            <Side title={say('Is merged')} contact={merged} />
            <Side title={say('Is kept')} contact={contact} />
          </div>
          <p className={styles.consequence}>
            <Say
              text="Everything that {merged} wrote and is known by moves to {kept}. Nothing is deleted, and you can undo it."
              values={{
                merged: <Content>{merged.name}</Content>,
                kept: <Content>{contact.name}</Content>,
              }}
            />
          </p>
          {merge.error && <Failed error={merge.error} />}
          <div className={styles.dialogFoot}>
            <Button variant="subtle" onClick={onBack}>
              {say('Choose somebody else')}
            </Button>
            <Button
              data-autofocus
              loading={merge.isPending}
              onClick={() => merge.mutate({ id: contact.id, mergedId: otherId }, { onSuccess: onClose })}
            >
              {say('Merge')}
            </Button>
          </div>
        </div>
      )}
    </Loaded>
  )
}

const Side = ({ title, contact }: { title: string; contact: ContactView }) => (
  <section className={styles.side}>
    <h3 className={styles.sideTitle}>{title}</h3>
    <p className={styles.sideName}>
      <Content>{contact.name}</Content>
    </p>
    {contact.company && (
      <p>
        <Content>{contact.company.name}</Content>
      </p>
    )}
    <ul>
      {contact.identities.map(({ id, value }) => (
        <li key={id}>
          <Content>{value}</Content>
        </li>
      ))}
    </ul>
  </section>
)
