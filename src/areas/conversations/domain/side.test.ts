import { describe, expect, it } from 'vitest'
import { guessOwnAddresses, isOwn } from './own-addresses.ts'
import { identityKindOf, sentAtOf, sideOf } from './side.ts'
import { awaitsAnswer, stillWaiting } from './waiting.ts'

const own = new Set(['hello@w.example', '@ours.example'])
const person = (address: string) => ({ name: '', address })

describe('whose a message is', () => {
  it('is told by own addresses and domains', () => {
    expect(isOwn(own, 'Hello@W.example')).toBe(true)
    expect(isOwn(own, 'anyone@ours.example')).toBe(true)
    expect(isOwn(own, 'anyone@w.example')).toBe(false)
  })

  it('belongs to the sender, or to whom we wrote', () => {
    const inward = { direction: null, from: person('d@post.example'), to: [person('hello@w.example')] }
    expect(sideOf(inward, own)).toEqual({ direction: 'in', contact: person('d@post.example') })
    const outward = {
      direction: null,
      from: person('hello@w.example'),
      to: [person('x@ours.example'), person('d@post.example')],
    }
    expect(sideOf(outward, own)).toEqual({ direction: 'out', contact: person('d@post.example') })
  })

  it('has no contact between ourselves', () => {
    const inside = { direction: null, from: person('hello@w.example'), to: [person('x@ours.example')] }
    expect(sideOf(inside, own)).toHaveProperty('pattern')
  })

  it('knows addresses, numbers and handles apart', () => {
    expect(['a@b.example', '+44 1632 960123', '@doreen'].map(identityKindOf)).toEqual(['email', 'phone', 'handle'])
  })
})

describe('when it was said', () => {
  const now = new Date('2025-06-01T12:00:00Z')
  const at = new Date('2025-05-01T12:00:00Z')
  it('is believed when it can be true', () => {
    expect(sentAtOf({ statedAt: at, receivedAt: null }, now)).toEqual({ sentAt: at, sentAtSource: 'stated' })
  })
  it('is taken from the delivery where the sender says 2087 or nothing', () => {
    const future = new Date('2087-01-01T00:00:00Z')
    expect(sentAtOf({ statedAt: future, receivedAt: at }, now)).toEqual({ sentAt: at, sentAtSource: 'received' })
    expect(sentAtOf({ statedAt: null, receivedAt: future }, now)).toEqual({ sentAt: now, sentAtSource: 'import' })
  })
})

describe('who waits', () => {
  it('is everybody who asks or complains', () => {
    const texts = [
      'Where is it?',
      'Thanks, but it still leaks.',
      'Thank you. Could you send the invoice too',
      'Please cancel it. And take me off the list.',
      'It came this morning in two pieces, and the lid is at the bottom of the box under the manual.',
    ]
    for (const text of texts) expect(awaitsAnswer(text), text).toBe(true)
  })
  it('is nobody who only says thank you, or a last word', () => {
    const texts = ['Thanks!', 'Perfect, thank you so much 😊', 'Great. Cheers', 'Sound.', 'Right', 'Gracias!', '']
    for (const text of texts) expect(awaitsAnswer(text), text).toBe(false)
  })
  it('is nobody after a month', () => {
    const now = new Date('2025-06-01T12:00:00Z')
    const since = (days: number) => new Date(now.getTime() - days * 86_400_000)
    expect(stillWaiting(since(29), now)).toEqual(since(29))
    expect(stillWaiting(since(31), now)).toBeNull()
    expect(stillWaiting(null, now)).toBeNull()
  })
})

describe('own addresses', () => {
  it('are those that stand on most messages', () => {
    const envelopes = Array.from({ length: 40 }, (_, i) => {
      const customer = `c${i % 9}@post${i % 5}.example`
      const ours = i % 2 ? 'priya@w.example' : 'tom@w.example'
      return i % 3 ? { from: customer, to: ['hello@w.example'] } : { from: ours, to: [customer] }
    })
    const likely = guessOwnAddresses(envelopes).filter(({ isLikely }) => isLikely)
    expect(likely.map(({ address }) => address)).toEqual(expect.arrayContaining(['@w.example', 'hello@w.example']))
    expect(likely.some(({ address }) => address.includes('post'))).toBe(false)
  })
})
