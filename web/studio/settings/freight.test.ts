import { expect, test } from 'vitest'
import { formOf, freightOf, rulesOf, wrongWith } from './freight'

const ORDER = [
  { id: 'ZHEJIANG', zh: '', en: 'Zhejiang' },
  { id: 'XINJIANG', zh: '', en: 'Xinjiang' },
  { id: 'TAIWAN', zh: '', en: 'Taiwan' },
]
const RULES = { baseMinor: 850, freeFromMinor: 9900, surchargesMinor: { XINJIANG: 1000 }, notServed: ['TAIWAN'] }

test('rules come into the form and out of it unchanged', () => {
  const form = formOf(RULES, ORDER)

  expect(form.base).toBe('8.5')
  expect(form.odd.map((one) => one.region)).toEqual(['XINJIANG', 'TAIWAN'])
  expect(wrongWith(form)).toEqual([])
  expect(rulesOf(form)).toEqual(RULES)
})

test('what is no amount is named where it stands', () => {
  const form = {
    base: '-1',
    freeFrom: '1.234',
    odd: [
      { region: 'XINJIANG', surcharge: 'much', served: true },
      { region: 'TAIWAN', surcharge: 'nothing', served: false },
    ],
  }

  expect(wrongWith(form)).toEqual(['base', 'freeFrom', 'XINJIANG'])
  expect(wrongWith({ base: '10001', freeFrom: '', odd: [] })).toEqual(['base'])
})

test('nothing typed is nothing asked, and never waived', () => {
  expect(rulesOf({ base: '', freeFrom: ' ', odd: [{ region: 'XINJIANG', surcharge: '', served: true }] })).toEqual({
    baseMinor: 0,
    freeFromMinor: null,
    surchargesMinor: {},
    notServed: [],
  })
})

test('freight is the base unless waived, and the region’s own on top', () => {
  expect(freightOf(RULES, 'ZHEJIANG', 5000)).toBe(850)
  expect(freightOf(RULES, 'ZHEJIANG', 9900)).toBe(0)
  expect(freightOf(RULES, 'XINJIANG', 9900)).toBe(1000)
  expect(freightOf(RULES, 'TAIWAN', 9900)).toBeNull()
})
