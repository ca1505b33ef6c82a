import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ContactLink } from '#areas/contacts/panels/index.ts'
import { ConversationHeader, Thread, useConversation, useThread } from '#areas/conversations/panels/index.ts'
import { MessageReading, MoodKeys, MoodNow, useReadings } from '#areas/emotion/panels/index.ts'
import { useMaySense } from '#areas/privacy/panels/index.ts'
import { Failed } from '#ui/pieces/failed.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say } from '#ui/say.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { mayDo, meQuery } from '../me.ts'
import frame from '../frame/frame.module.css'

export function ConversationPage() {
  const { conversationId } = useParams({ strict: false }) as { conversationId: string }
  const conversation = useConversation(conversationId)
  usePageTitle(conversation.data && (conversation.data.subject || say('No subject')))
  return (
    <div className={frame.page} data-narrow>
      <Loaded query={conversation}>
        {(known) => (
          <>
            <ConversationHeader
              conversation={known}
              person={
                <>
                  <ContactLink contactId={known.contactId} />
                  <MoodNow contactId={known.contactId} isBrief />
                </>
              }
            />
            <ThreadWithReadings key={conversationId} conversationId={conversationId} contactId={known.contactId} />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Messages come from one area, their readings from another; here they meet. */
function ThreadWithReadings({ conversationId, contactId }: { conversationId: string; contactId: string }) {
  const { data: me } = useQuery(meQuery)
  const mayFeel = me !== undefined && mayDo(me, 'emotion:read')
  const mayCorrect = me !== undefined && mayDo(me, 'emotion:review')
  const thread = useThread(conversationId)
  const read = thread.pages.map((messages) =>
    messages.filter(({ direction, automatic }) => direction === 'in' && automatic === null).map(({ id }) => id),
  )
  const readings = useReadings(mayFeel ? read : [])
  const maySense = useMaySense(contactId)
  return (
    <>
      {readings.error && (
        <Failed error={readings.error} kept={say('The messages are all here.')} onRetry={readings.retry} />
      )}
      <Thread
        thread={thread}
        evidenceOf={({ id }) => readings.of(id)}
        renderReading={({ id, written }) =>
          mayFeel && (
            <MessageReading
              reading={readings.of(id)}
              isKnown={readings.isKnown || readings.error !== null}
              whyUnread={readings.error ? say('The reading did not arrive.') : whyUnread(written, maySense)}
              written={written}
              mayCorrect={mayCorrect}
            />
          )
        }
      />
      {mayCorrect && maySense !== false && <MoodKeys conversationId={conversationId} />}
    </>
  )
}

/** The honest reason why a message of a contact has no reading. */
function whyUnread(written: string, maySense: boolean | null): string {
  if (maySense === false) return say('Not read: they did not agree to it.')
  return written.trim() === '' ? say('Nothing to read: no words of their own.') : say('Not read yet.')
}
