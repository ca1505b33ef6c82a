import { useId, useState } from 'react'
import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { Content } from '#ui/content.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { saySafely, say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { auditEntry } from '../contract.ts'
import { api } from './api.ts'
import styles from './privacy.module.css'

/** Who looked at the emotional data of a contact, or changed something; closed until somebody asks. */
export function AuditTrail({ contactId }: { contactId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const trail = useId()
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div>
      <Button
        className={styles.opener}
        variant="subtle"
        size="compact-sm"
        leftSection={<Chevron size={14} stroke={1.6} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={trail}
        onClick={() => setIsOpen(!isOpen)}
      >
        {say('Who looked, who changed something')}
      </Button>
      <div id={trail}>{isOpen && <Entries contactId={contactId} />}</div>
    </div>
  )
}

const pageRows = 20

function Entries({ contactId }: { contactId: string }) {
  const entries = useInfiniteQuery(
    api.audit.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ contactId, cursor, limit: pageRows }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      select: ({ pages }): z.infer<typeof auditEntry>[] => pages.flatMap(({ rows }) => rows),
    }),
  )
  return (
    <Loaded query={entries}>
      {(rows) => (
        <>
          {rows.length === 0 && <p className={styles.recorded}>{say('Nobody looked yet.')}</p>}
          <ol className={styles.entries}>
            {rows.map(({ id, at, actor, what }) => (
              <li key={id} className={styles.entry}>
                <span>
                  <Content>{actor}</Content> {saySafely({ pattern: what })}
                </span>
                <When at={at} />
              </li>
            ))}
          </ol>
          {entries.hasNextPage && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={entries.isFetchingNextPage}
              onClick={() => void entries.fetchNextPage()}
            >
              {say('Earlier')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  )
}
