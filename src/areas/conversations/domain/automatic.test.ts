import { describe, expect, it } from 'vitest'
import { automaticKind } from './automatic.ts'

const mail = (
  headers: Record<string, string>,
  rest: { fromAddress?: string; subject?: string; mediaType?: string } = {},
) =>
  automaticKind({
    header: (name) => headers[name] ?? '',
    ...{ fromAddress: 'doreen@post.example', subject: 'Kettle', mediaType: 'text/plain', ...rest },
  })

describe('automatic mail', () => {
  it('is not what a person wrote', () => {
    expect(mail({})).toBeNull()
    expect(mail({ 'auto-submitted': 'no' })).toBeNull()
    expect(mail({}, { subject: 'Re: out of order' })).toBeNull()
  })

  it('is told by its headers', () => {
    expect(mail({ 'auto-submitted': 'auto-replied; owner-email="x"' })).toBe('auto-reply')
    expect(mail({ 'auto-submitted': 'auto-generated' })).toBe('notification')
    expect(mail({ 'list-id': '<news.example>' })).toBe('list')
    expect(mail({ 'list-unsubscribe': '<https://x.example>' })).toBe('bulk')
    expect(mail({ precedence: 'bulk' })).toBe('bulk')
  })

  it('is told by its subject, sender or type', () => {
    expect(mail({}, { subject: 'Automatic reply: Kettle' })).toBe('auto-reply')
    expect(mail({}, { subject: 'Abwesenheitsnotiz: Kettle' })).toBe('auto-reply')
    expect(mail({}, { fromAddress: 'mailer-daemon@mx.example' })).toBe('bounce')
    expect(mail({}, { mediaType: 'multipart/report' })).toBe('bounce')
    expect(mail({}, { fromAddress: 'no-reply@shop.example' })).toBe('notification')
  })
})
