import { expect, test } from 'vitest'
import { apart, isTerm, type Limit, minutesLeft } from './limit'

const limit = (state: Limit['state'], secondsLeft: number): Limit => ({
  showId: '1',
  limitId: '2',
  showTitle: 'evening',
  merchantId: '3',
  shopName: 'shop',
  rules: [],
  since: '2026-11-30T12:00:00Z',
  until: '2026-11-30T12:30:00Z',
  moreLines: 0,
  state,
  secondsLeft,
  objection: null,
  dossierId: null,
  endedAt: null,
  endCause: null,
  endReason: null,
  endedByName: null,
})

test('the last minute is told as one minute left and not as none', () => {
  expect(minutesLeft(limit('binding', 1_800))).toBe(30)
  expect(minutesLeft(limit('binding', 61))).toBe(2)
  expect(minutesLeft(limit('binding', 1))).toBe(1)
  expect(minutesLeft(limit('ended', 0))).toBe(0)
})

test('what binds stands apart from what is over', () => {
  const [binding, ended] = [limit('binding', 60), limit('ended', 0)]

  expect(apart([ended, binding])).toEqual({ binding: [binding], ended: [ended] })
})

test('a term is a whole number of hours that the ladder has', () => {
  expect(['1', '24', '720'].every(isTerm)).toBe(true)
  expect(['', ' ', '0', '721', '1.5', 'x'].some(isTerm)).toBe(false)
})
