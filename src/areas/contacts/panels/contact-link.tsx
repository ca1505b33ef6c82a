import { Content } from '#ui/content.tsx'
import { GoTo } from '#ui/go-to.tsx'
import { places } from '#ui/places.ts'
import { useContact } from './use-contact.ts'
import styles from './contact.module.css'

/** The name of a contact, leading to their page; nothing until it is known. */
export function ContactLink({ contactId }: { contactId: string }) {
  const { data: contact } = useContact(contactId)
  return contact ? (
    <GoTo place={places.contact(contactId)} className={styles.link}>
      <Content>{contact.name}</Content>
    </GoTo>
  ) : null
}
