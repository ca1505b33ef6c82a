import { lazy, startTransition, Suspense, useState, type ReactNode } from 'react'
import { Content } from '#ui/content.tsx'
import { GoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { Say } from '#ui/say-rich.tsx'
import { say } from '#ui/say.ts'
import type { ContactView } from '../contract.ts'
import { EditableText } from './editable-text.tsx'
import type { SearchPeople } from './merge-dialog.tsx'
import { MoreButton } from './more-button.tsx'
import { useContactChange } from './use-contact.ts'
import styles from './contact.module.css'

const loadMenu = () => import('./contact-menu.tsx')
const ContactMenu = lazy(loadMenu)
const MergeDialog = lazy(() => import('./merge-dialog.tsx').then(({ MergeDialog }) => ({ default: MergeDialog })))

type Props = {
  contact: ContactView
  /** Whether the viewer may rename and merge. */
  mayChange: boolean
  searchPeople: SearchPeople
  /** How they seem to feel, shown under the name. */
  mood: ReactNode
}

/** Who this is: name, company, the ways they are known; renamed, moved and merged from here. */
export function ContactHeader({ contact, searchPeople, mood, ...rest }: Props) {
  const mayChange = rest.mayChange && contact.mergedIntoId === null
  const [isMerging, setIsMerging] = useState(false)
  const change = useContactChange(contact)
  return (
    <header className={styles.header}>
      {contact.mergedIntoId && <MergedBanner keptId={contact.mergedIntoId} />}
      <div className={styles.headline}>
        <div className={styles.names}>
          <EditableText
            value={contact.name}
            label={say('Name')}
            action={say('Change the name')}
            maxLength={200}
            mayChange={mayChange}
            onSave={(name) => change({ name })}
          >
            <h1 className={styles.name}>
              <Content>{contact.name}</Content>
            </h1>
          </EditableText>
          <Company contact={contact} mayChange={mayChange} onSave={(companyName) => change({ companyName })} />
        </div>
        {mayChange && <More contactId={contact.id} onMerge={() => setIsMerging(true)} />}
      </div>
      <Identities contact={contact} />
      {mood}
      {isMerging && (
        <Suspense>
          <MergeDialog contact={contact} searchPeople={searchPeople} onClose={() => setIsMerging(false)} />
        </Suspense>
      )}
    </header>
  )
}

/** The menu is fetched when somebody reaches for it. */
function More(props: { contactId: string; onMerge: () => void }) {
  const [isWanted, setIsWanted] = useState(false)
  const button = (
    <MoreButton
      aria-haspopup="menu"
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => startTransition(() => setIsWanted(true))}
    />
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <ContactMenu {...props} />
    </Suspense>
  )
}

type CompanyProps = { contact: ContactView; mayChange: boolean; onSave: (name: string) => void }

const Company = ({ contact: { company }, mayChange, onSave }: CompanyProps) => (
  <EditableText
    value={company?.name ?? ''}
    label={say('Company')}
    action={company ? say('Change the company') : say('Add a company')}
    maxLength={200}
    mayBeEmpty
    mayChange={mayChange}
    onSave={onSave}
  >
    {company ? (
      <GoTo place={places.company(company.id)} className={styles.company}>
        <Content>{company.name}</Content>
      </GoTo>
    ) : (
      <span className={styles.noCompany}>{say('No company')}</span>
    )}
  </EditableText>
)

const Identities = ({ contact: { identities } }: { contact: ContactView }) => (
  <ul className={styles.identities} aria-label={say('Known by')}>
    {identities.map(({ id, kind, value }) => (
      <li key={id}>
        <Content>{kind === 'email' ? <a href={`mailto:${value}`}>{value}</a> : value}</Content>
      </li>
    ))}
  </ul>
)

const MergedBanner = ({ keptId }: { keptId: string }) => (
  <p className={styles.banner}>
    <Say
      text="This contact was merged. <kept>Open the one that was kept</kept>"
      values={{ kept: (words) => <GoTo place={places.contact(keptId)}>{words}</GoTo> }}
    />
  </p>
)
