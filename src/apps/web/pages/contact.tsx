import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ContactHeader, useContact } from '#areas/contacts/panels/index.ts'
import { ConversationList, Correspondence } from '#areas/conversations/panels/index.ts'
import { EmotionTimeline, MoodNow, useExternalEngine } from '#areas/emotion/panels/index.ts'
import { searchPeople } from '#areas/overview/panels/index.ts'
import { AuditTrail, ConsentSwitch } from '#areas/privacy/panels/index.ts'
import { useGoTo } from '#ui/go-to.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { mayDo, meQuery } from '../me.ts'
import { Block } from './block.tsx'
import frame from '../frame/frame.module.css'
import styles from './contact.module.css'

export function ContactPage() {
  const { contactId } = useParams({ strict: false }) as { contactId: string }
  const contact = useContact(contactId)
  const goTo = useGoTo()
  const { data: me } = useQuery(meQuery)
  const may = (permission: Parameters<typeof mayDo>[1]) => me !== undefined && mayDo(me, permission)
  const [mayChange, mayFeel, mayAudit] = [may('contacts:write'), may('emotion:read'), may('privacy:read')]
  const externalEngine = useExternalEngine(mayFeel && mayAudit)
  usePageTitle(contact.data?.name)
  return (
    <div className={frame.page}>
      <Loaded query={contact}>
        {(known) => (
          <div key={contactId} className={styles.contact}>
            <ContactHeader
              contact={known}
              mayChange={mayChange}
              searchPeople={searchPeople}
              mood={mayFeel && <MoodNow contactId={contactId} />}
            />
            {mayFeel && (
              <Block title={say('How they seemed to feel')}>
                <EmotionTimeline
                  contactId={contactId}
                  onOpen={(conversationId, messageId) => goTo(places.conversation(conversationId, messageId))}
                />
              </Block>
            )}
            <div className={styles.columns}>
              <Block title={say('Conversations')}>
                <ConversationList contactId={contactId} />
              </Block>
              <div className={styles.side}>
                <Block title={say('Correspondence')}>
                  <Correspondence contactId={contactId} />
                </Block>
                {mayAudit && (
                  <Block title={say('Consent')}>
                    <ConsentSwitch contactId={contactId} mayChange={mayChange} externalEngine={externalEngine} />
                    <AuditTrail contactId={contactId} />
                  </Block>
                )}
              </div>
            </div>
          </div>
        )}
      </Loaded>
    </div>
  )
}
