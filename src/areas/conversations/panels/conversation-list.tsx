import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Content } from '#ui/content.tsx'
import { GoTo } from '#ui/go-to.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { RowsSkeleton } from '#ui/pieces/skeletons.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { ConversationRow } from '../contract.ts'
import { api } from './api.ts'
import { ConversationStanding } from './conversation-header.tsx'
import { subjectOr } from './words.ts'
import styles from './conversations.module.css'

const pageRows = 20

/** Conversations with one contact, latest first. */
export function ConversationList({ contactId }: { contactId: string }) {
  const conversations = useInfiniteQuery(
    api.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ contactId, cursor, limit: pageRows }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      select: ({ pages }): ConversationRow[] => pages.flatMap(({ rows }) => rows),
    }),
  )
  return (
    <Loaded query={conversations} skeleton={<RowsSkeleton rows={4} height={56} />}>
      {(rows) =>
        rows.length === 0 ? (
          <p className={styles.faint}>{say('No conversations yet.')}</p>
        ) : (
          <>
            <ul className={styles.list}>
              {rows.map((row) => (
                <ConversationItem key={row.id} conversation={row} />
              ))}
            </ul>
            {conversations.hasNextPage && (
              <Button
                className={styles.more}
                variant="subtle"
                loading={conversations.isFetchingNextPage}
                onClick={() => void conversations.fetchNextPage()}
              >
                {say('Earlier conversations')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  )
}

const ConversationItem = ({ conversation }: { conversation: ConversationRow }) => (
  <li>
    <GoTo place={places.conversation(conversation.id)} className={styles.row}>
      <span className={styles.rowSubject}>
        {conversation.subject ? <Content>{conversation.subject}</Content> : subjectOr('')}
      </span>
      <span className={styles.rowWhen}>
        <When at={conversation.lastMessageAt} brief />
      </span>
      <span className={styles.rowFoot}>
        <ConversationStanding conversation={conversation} />
        <span className={styles.faint}>
          {say('{count, plural, one {# message} other {# messages}}', { count: conversation.messageCount })}
        </span>
      </span>
    </GoTo>
  </li>
)
