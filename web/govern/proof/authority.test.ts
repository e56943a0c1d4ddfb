import { expect, it } from 'vitest'
import { authorityName } from './authority'

it('tells the own name of an authority without the signs that a distinguished name needs', () => {
  expect(authorityName('CN=Qiantang local time-stamps (self-made\\, not independent)')).toBe('Qiantang local time-stamps (self-made, not independent)')
  expect(authorityName('O=Some Bureau,CN=TSA \\"One\\",C=CN')).toBe('TSA "One"')
})

it('tells all of a name that has no own one', () => {
  expect(authorityName('O=Bureau\\, Second,C=CN')).toBe('O=Bureau, Second,C=CN')
  expect(authorityName('')).toBe('')
})
