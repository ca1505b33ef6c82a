import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from './id.ts'

const instants = fc.date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true })

test('an id is a UUID of version 7 and carries its instant in the first 48 bits', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const id = newId(at)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime())
    }),
  )
})
