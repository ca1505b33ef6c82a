import type { ReactNode } from 'react'

/** What people wrote or are called: kept in its own direction, never translated, told from our sentences by tests. */
export const Content = ({ children }: { children: ReactNode }) => <bdi translate="no">{children}</bdi>
