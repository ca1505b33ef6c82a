import { expect, test } from 'vitest'
import { migrate } from '#platform/migrate.ts'
import { emptyDatabase } from '../support/database.ts'
import { withClient } from '../support/server.ts'

const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`

const before = `
  INSERT INTO contacts VALUES ('${id(1)}', 'Doreen', 'doreen', 'doreen', NULL, NULL, now(), now());
  INSERT INTO readings SELECT gen_random_uuid(), '${id(1)}', message::uuid, '${id(2)}', now(), 'model', 'text', version,
      'anger', 'hurting', array_fill(0.1::real, ARRAY[28]), '[]', -0.5, 0.5, 0.6, 0.5, '[]', '', at::timestamptz
    FROM (VALUES ('${id(3)}', '1', '2026-01-01'), ('${id(3)}', '2', '2026-02-01'), ('${id(4)}', '1', '2026-01-01'))
      AS made (message, version, at)`

test('of what an earlier version has read twice, the later reading counts', async () => {
  const { url, drop } = await emptyDatabase()
  await migrate(url, '0001-first-thread')
  await withClient(url, (client) => client.query(before))
  await migrate(url)
  const { rows } = await withClient(url, (client) =>
    client.query(`SELECT message_id, engine_version, counts, tiers, withdrawn_at FROM readings ORDER BY 1, 2`),
  )
  expect(rows).toMatchObject([
    { message_id: id(3), engine_version: '1', counts: false },
    { message_id: id(3), engine_version: '2', counts: true },
    { message_id: id(4), engine_version: '1', counts: true, tiers: [], withdrawn_at: null },
  ])
  await drop()
})

const passedOver = `
  INSERT INTO contacts VALUES ('${id(1)}', 'Doreen', 'doreen', 'doreen', NULL, NULL, now(), now());
  INSERT INTO readings (id, contact_id, message_id, conversation_id, said_at, source, engine, engine_version, primary_label,
      family, labels, shown, valence, intensity, confidence, needs_person, evidence, quote, read_at, sarcasm, urgent, leaving,
      opportunity, tiers, counts, note)
    SELECT reading::uuid, '${id(1)}', '${id(2)}', '${id(3)}', now(), 'model', 'text', version, 'anger', 'hurting',
      array_fill(0.1::real, ARRAY[28]), '[]', -0.5, 0.5, 0.6, 0.5, '[]', '', now(), 0, 0, 0, 0, '[]', counts, ''
    FROM (VALUES ('${id(4)}', '1', false), ('${id(5)}', '2', true)) AS made (reading, version, counts);
  INSERT INTO reviews (id, contact_id, message_id, reading_id, said_at, reason, state, opened_at)
    SELECT gen_random_uuid(), contact_id, message_id, id, now(), 'tiers', 'passed over', now() FROM readings`

test('what was passed over waits again, for context, unless it was of an older reading', async () => {
  const { url, drop } = await emptyDatabase()
  await migrate(url, '0003-reviews')
  await withClient(url, (client) => client.query(passedOver))
  await migrate(url)
  const { rows } = await withClient(url, (client) => client.query(`SELECT reading_id, state FROM reviews`))
  expect(rows).toEqual([{ reading_id: id(5), state: 'needs context' }])
  await drop()
})
