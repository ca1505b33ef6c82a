import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { MessageView } from '../contract.ts'
import { api } from './api.ts'

const pageMessages = 50

/** One conversation: its subject, contact and state. */
export const useConversation = (id: string) => useQuery(api.get.queryOptions({ input: { id } }))

/** The messages of a conversation, in order of time; the latest page first, earlier ones when asked for. */
export function useThread(conversationId: string) {
  const query = useInfiniteQuery(
    api.messages.infiniteOptions({
      input: (cursor: string | undefined) => ({ id: conversationId, cursor, limit: pageMessages }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      select: ({ pages }): MessageView[][] => pages.map(({ rows }) => rows),
    }),
  )
  const { data: pages = [], fetchNextPage, hasNextPage, isFetchingNextPage } = query
  return {
    query,
    /** Latest page first. */
    pages,
    messages: pages.toReversed().flat(),
    hasEarlier: hasNextPage,
    isLoadingEarlier: isFetchingNextPage,
    loadEarlier: () => void fetchNextPage(),
  }
}

export type Thread = ReturnType<typeof useThread>
