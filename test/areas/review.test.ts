import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import { sayMail } from '../support/say-mail.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()
const furious = 'I am furious, this is the third time it broke and nobody answers me!'

async function opened() {
  const api = await testApi()
  const owner = await api.as('owner')
  const contactNamed = async (search: string) => (await owner.overview.people.list({ search })).rows[0]?.id as never
  const messagesOf = async (search: string) => {
    const conversations = await owner.conversations.list({ contactId: await contactNamed(search) })
    const pages = conversations.rows.map(({ id }) => owner.conversations.messages({ id }))
    return (await Promise.all(pages)).flatMap(({ rows }) => rows)
  }
  const readingsOf = async (search: string) =>
    owner.emotion.readings({ messageIds: (await messagesOf(search)).map(({ id }) => id) })
  return { api, owner, contactNamed, messagesOf, readingsOf }
}

test('a reading keeps what each tier said and what else stands in the message', async () => {
  const { api, readingsOf } = await opened()
  await sayMail(api, [{ id: '1', who: 'doreen@post.example', text: furious, at: ago(2) }])
  const [reading] = await readingsOf('doreen')
  expect(reading).toMatchObject({ source: 'model', author: null, note: '', unread: null })
  expect(reading?.tiers.length).toBeGreaterThan(0)
  expect(Object.keys(reading?.traits ?? {}).sort()).toEqual(['leaving', 'opportunity', 'sarcasm', 'urgent'])
})

test('a message in another language is stored as not read and makes no mood', async () => {
  const { api, owner, contactNamed, readingsOf } = await opened()
  const text = 'Кофемашина снова сломалась, я жду ответа уже три недели. Это возмутительно.'
  await sayMail(api, [{ id: '1', who: 'dmitri@post.example', text, at: ago(2) }])
  expect(await readingsOf('dmitri')).toMatchObject([{ unread: 'language', primary: 'neutral' }])
  const contactId = await contactNamed('dmitri')
  expect(await owner.emotion.mood({ contactId })).toBeNull()
  expect(await owner.emotion.timeline({ contactId })).toMatchObject({ points: [], unread: 1 })
})
