import { expect, test } from 'vitest'
import { addressOf, type Doubt, factsOf, filtersOf } from './doubt'

test('only what was chosen is asked for', () => {
  expect(addressOf(filtersOf({ rule: 'CIRCLE', state: '', page: '4' }))).toBe('/api/officer/doubts?rule=CIRCLE&limit=30')
})

test('what a rule counted is told in one order, whatever the order in which it came', () => {
  const doubt = { facts: { possible: 90, added: 800, present: 0 } } as unknown as Doubt

  expect(factsOf(doubt)).toEqual([
    { name: 'added', value: 800 },
    { name: 'present', value: 0 },
    { name: 'possible', value: 90 },
  ])
})
