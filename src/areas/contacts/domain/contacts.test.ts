import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyDomain, companyNameFrom } from './company.ts'
import { normaliseIdentity } from './identity.ts'
import { displayName, searchText, searchWords, sortName } from './name.ts'

describe('the name of a contact', () => {
  it('is what the mail says, in spoken order', () => {
    expect(displayName('"Hepworth, Doreen"', 'd@post.example')).toBe('Doreen Hepworth')
    expect(displayName('Smith, Ltd', 'd@post.example')).toBe('Smith, Ltd')
    expect(displayName('  Doreen   Hepworth ', 'd@post.example')).toBe('Doreen Hepworth')
  })
  it('comes from the address where the mail says nothing', () => {
    expect(displayName('', 'doreen.hepworth+shop@post.example')).toBe('Doreen Hepworth')
    expect(displayName('d@post.example', 'd@post.example')).toBe('d@post.example')
    expect(displayName('', '+441632960123')).toBe('+441632960123')
  })
  it('is found whatever its case and accents', () => {
    expect(
      searchWords('HÉLÈNE lac').every((word) => searchText(['Hélène Lacroix', 'x@y.example']).includes(word)),
    ).toBe(true)
    expect(sortName('Élodie') < sortName('Frank')).toBe(true)
  })
})

describe('identities', () => {
  it('have one spelling', () => {
    expect(normaliseIdentity('email', ' Doreen@Post.example ')).toBe('doreen@post.example')
    expect(normaliseIdentity('phone', '+44 (1632) 960-123')).toBe('+441632960123')
    expect(normaliseIdentity('external', 'CaseMatters')).toBe('CaseMatters')
  })
  it('stay as they are when normalised again', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('email', 'phone', 'handle', 'external'), (value, kind) => {
        const once = normaliseIdentity(kind, value)
        expect(normaliseIdentity(kind, once)).toBe(once)
      }),
    )
  })
})

describe('companies', () => {
  it('are named by domains that are not everybody’s', () => {
    expect(companyDomain('a@harbour-bakery.co.uk')).toBe('harbour-bakery.co.uk')
    expect(companyDomain('a@gmail.com')).toBeNull()
    expect(companyDomain('nobody')).toBeNull()
  })
  it('get a first name from their domain', () => {
    expect(companyNameFrom('harbour-bakery.co.uk')).toBe('Harbour Bakery')
    expect(companyNameFrom('acme.example')).toBe('Acme')
    expect(companyNameFrom('mail.acme.com')).toBe('Acme')
  })
})
