import { describe, expect, it } from 'vitest'
import { openThreads } from './threading.ts'
import type { Threadable } from './threading.ts'
import { isReply, threadSubject } from './threads.ts'

const day = 86_400_000
const mail = (keys: string[], subject = 'Kettle', days = 0, contactId = 'doreen'): Threadable<string> => ({
  ...{ contactId, subject, keys },
  channel: 'email',
  sentAt: new Date(1_700_000_000_000 + days * day),
})

const open = () => {
  let count = 0
  return openThreads<string, number>(new Map(), [], () => ++count)
}

describe('threads', () => {
  it('follow the ids that mails refer to', () => {
    const threads = open()
    const first = threads.place(mail(['a']))
    expect(threads.place(mail(['b', 'a'], 'Re: Kettle', 1))).toBe(first)
    expect(threads.place(mail(['c', 'b', 'a'], 'Something else', 200))).toBe(first)
  })

  it('find the answer that came before its question', () => {
    const threads = open()
    const answer = threads.place(mail(['b', 'a'], 'Re: Kettle', 1))
    expect(threads.place(mail(['a'], 'Kettle', 0))).toBe(answer)
  })

  it('fall back to the subject of a reply, within reach and for the same contact', () => {
    const threads = open()
    const first = threads.place(mail(['a']))
    expect(threads.place(mail(['x'], 'AW: [shop] kettle', 20))).toBe(first)
    expect(threads.place(mail(['y'], 'Re: Kettle', 300))).not.toBe(first)
    expect(threads.place(mail(['z'], 'Re: Kettle', 2, 'norman'))).not.toBe(first)
  })

  it('begin anew with a mail that answers nothing, whatever its subject', () => {
    const threads = open()
    expect(threads.place(mail(['b'], 'Kettle', 1))).not.toBe(threads.place(mail(['a'], 'Kettle', 0)))
    expect(threads.fresh).toHaveLength(2)
  })

  it('keep a chat without ids together', () => {
    const threads = open()
    const chat = (days: number) => ({ ...mail([], '', days), channel: 'chat' as const })
    const first = threads.place(chat(0))
    expect(threads.place(chat(30))).toBe(first)
    expect(threads.place(chat(200))).not.toBe(first)
  })
})

describe('subjects', () => {
  it('lose reply marks, list tags and case', () => {
    expect(threadSubject('Re: AW: Fwd: [List] RE[2]: The  Kettle')).toBe('the kettle')
    expect(threadSubject('Re: ')).toBe('')
  })
  it('say whether a mail is a reply', () => {
    expect([isReply('Re: x'), isReply('sv: x'), isReply('Fwd: x'), isReply('Regarding x')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
