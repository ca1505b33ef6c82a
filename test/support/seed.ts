import type pg from 'pg'

const perContact = 3

/**
 * Fills a database with contacts who have messages, conversations, readings and moods, by SQL alone: for measuring
 * lists at sizes that an import would take long to reach. `from` tells runs that add to each other apart.
 */
export async function seedContacts(pool: pg.Pool, count: number, from = 0): Promise<void> {
  for (const statement of statements) await pool.query(statement.text, statement.needs(from, count))
  await pool.query('ANALYZE')
}

/** A UUID made of a kind and a number, so that rows find each other without being looked up. */
const id = (kind: number, number: string) =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

const range = (from: number, count: number) => [from, from + count - 1]
const all = 'generate_series($1::int, $2::int) AS n'
const ago = (n: string) => `now() - make_interval(mins => ((${n}::bigint * 7919) % 500000)::int)`
const labels = `(ARRAY['frustration','delight','neutral','curiosity','gratitude','anger'])`
const families = `(ARRAY['hurting','warm','calm','open','warm','hurting'])`
const firstNames = `(ARRAY['Anna','Bert','Cora','Dora','Emil','Femi','Gita','Hugo','Ines','Jamal','Kofi','Lena','Mara','Nils','Orla','Priya'])`
const lastNames = `(ARRAY['Ashworth','Berg','Costa','Dunne','Eze','Fischer','Grant','Hepworth','Ito','Jensen','Khan','Lacroix','Moreau','Novak','Okoye','Patel'])`
const name = `${firstNames}[1 + n % 16] || ' ' || ${lastNames}[1 + (n / 16) % 16] || ' ' || n`

const statements = [
  {
    text: `INSERT INTO companies SELECT ${id(1, 'n / 20')}, 'Company ' || n / 20, 'c' || n / 20 || '.example', now()
      FROM ${all} WHERE n % 20 = 0 ON CONFLICT DO NOTHING`,
    needs: range,
  },
  {
    text: `INSERT INTO contacts (id, name, sort_name, search_text, company_id, created_at, updated_at)
      SELECT ${id(2, 'n')}, ${name}, lower(${name}), lower(${name}) || ' p' || n || '@post.example', ${id(1, 'n / 20')}, now(), now()
      FROM ${all}`,
    needs: range,
  },
  {
    text: `INSERT INTO identities SELECT ${id(3, 'n')}, ${id(2, 'n')}, 'email', 'p' || n || '@post.example', '', now() FROM ${all}`,
    needs: range,
  },
  {
    text: `INSERT INTO conversations SELECT ${id(4, 'n')}, ${id(2, 'n')}, 'Order ' || n, 'order ' || n, 'email',
      CASE WHEN n % 4 = 0 THEN 'waiting' ELSE 'answered' END, ${perContact}, ${ago('n')}, ${ago('n')}, CASE WHEN n % 4 = 0 THEN ${ago('n')} END
      FROM ${all}`,
    needs: range,
  },
  {
    text: `INSERT INTO messages (id, conversation_id, contact_id, identity_id, direction, channel, external_id, subject, sender,
        recipients, sent_at, sent_at_source, stored_at, text, written, awaits_answer)
      SELECT ${id(5, `(n * ${perContact} + i)`)}, ${id(4, 'n')}, ${id(2, 'n')}, ${id(3, 'n')}, CASE i % 2 WHEN 0 THEN 'in' ELSE 'out' END,
        'email', n || '.' || i, 'Order ' || n, '{"name":"","address":""}', '[]', ${ago('n')}, 'stated', now() - interval '1 day',
        'The kettle number ' || n || ' leaks since Monday and nobody answers.', 'The kettle number ' || n || ' leaks since Monday and nobody answers.', true
      FROM ${all}, generate_series(0, ${perContact - 1}) AS i`,
    needs: range,
  },
  {
    text: `INSERT INTO correspondences SELECT ${id(2, 'n')}, 2, 1, ${ago('n')}, ${ago('n')}, CASE WHEN n % 4 = 0 THEN ${ago('n')} END FROM ${all}`,
    needs: range,
  },
  {
    text: `INSERT INTO readings SELECT ${id(6, 'n')}, ${id(2, 'n')}, ${id(5, `(n * ${perContact})`)}, ${id(4, 'n')}, ${ago('n')}, 'model', 'seed', '1',
        ${labels}[1 + n % 6], ${families}[1 + n % 6], array_fill(0.1::real, ARRAY[28]), '[]', 0, 0.5, 0.6, 0.5, '[]', 'leaks since Monday', now(), 0, 0, 0, 0, NULL, NULL, '[]', true, NULL, '', NULL
      FROM ${all} WHERE n % 10 <> 9`,
    needs: range,
  },
  {
    text: `INSERT INTO moods SELECT ${id(2, 'n')}, ${labels}[1 + n % 6], ${families}[1 + n % 6], ((n::bigint * 7919) % 2000 - 1000) / 1000.0,
        ((n::bigint * 104729) % 2000 - 1000) / 2000.0, 0.6, 1, ${ago('n')}, CASE WHEN n % 6 IN (0, 5) THEN ${id(6, 'n')} END,
        CASE WHEN n % 6 IN (0, 5) THEN ${ago('n')} END, 0.5, 1, CASE WHEN n % 6 IN (1, 4) THEN ${id(6, 'n')} END,
        CASE WHEN n % 6 IN (1, 4) THEN ${ago('n')} END, now()
      FROM ${all} WHERE n % 10 <> 9`,
    needs: range,
  },
]
