import type pg from 'pg'
import { fromKysely } from 'pg-boss'
import type { PgBoss } from 'pg-boss'
import { sql } from 'kysely'
import { newId } from '#kit/id.ts'
import type { Area } from './area.ts'
import type { Config } from './config.ts'
import type { Actor, Context, Transact } from './context.ts'
import { inTransaction, openDatabase, openPool } from './database.ts'
import type { Database } from './database.ts'
import type { EventTables, Reaction } from './events.ts'
import { filesIn } from './files.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import { openNews, tellNews } from './news.ts'
import type { News } from './news.ts'
import { openQueue } from './queue.ts'

/** Everything an app stands on, opened once per process. */
export type Platform = {
  readonly config: Config
  readonly pool: pg.Pool
  readonly db: Database
  readonly files: Files
  readonly news: News
  readonly queue: PgBoss
  readonly areas: readonly Area[]
  readonly log: Log
  readonly clock: () => Date
  /** Runs work in one transaction on behalf of somebody. */
  as(actor: Actor): Transact
  close(): Promise<void>
}

export type PlatformParts = { config: Config; url: string; areas: readonly Area[]; log: Log; clock: () => Date }

export async function openPlatform({ config, url, areas, log, clock }: PlatformParts): Promise<Platform> {
  const pool = openPool(url, config.databasePool)
  const db = openDatabase(pool)
  const queue = await openQueue(url, areas, log)
  const news = openNews(db, pool, clock)
  const as = (actor: Actor): Transact => {
    return (work) => inTransaction(db, (tx) => work(contextOf({ tx, actor, now: clock(), areas, queue })))
  }
  return {
    ...{ config, pool, db, news, queue, areas, log, clock, as },
    files: filesIn(config.dataDir),
    async close() {
      await news.close()
      await queue.stop({ graceful: true, timeout: 10_000 })
      await db.destroy()
    },
  }
}

type ContextParts = { tx: Database; actor: Actor; now: Date; areas: readonly Area[]; queue: PgBoss }

function contextOf({ tx, actor, now, areas, queue }: ContextParts): Context {
  const send = async (name: string, payload: object) => {
    await queue.send(name, payload, { db: fromKysely(tx) })
  }
  return {
    ...{ db: tx, actor, now },
    personalData: areas.flatMap((area) => area.personalData ?? []),
    enqueue: (job, payload) => send(job.name, payload),
    async announce(event, payload) {
      await storeEvent(tx, event.name, payload, now)
      for (const reaction of reactionsTo(areas, event.name)) await send(reaction.name, payload)
    },
  }
}

const reactionsTo = (areas: readonly Area[], event: string): Reaction[] =>
  areas.flatMap((area) => area.reactions ?? []).filter((reaction) => reaction.event === event)

async function storeEvent(tx: Database, name: string, payload: object, at: Date): Promise<void> {
  const row = { id: newId<'event'>(at), name, payload: JSON.stringify(payload), at }
  await tx.withTables<EventTables>().insertInto('events').values(row).execute()
  await sql.raw(tellNews).execute(tx)
}
