import { expect, test } from 'vitest'
import { apart, isTerm, type Limit, minutesLeft } from './limit'

const limit = (state: Limit['state'], secondsLeft: number, confirmBy: string | null = null): Limit => ({
  showId: '1',
  limitId: '2',
  showTitle: 'evening',
  merchantId: '3',
  shopName: 'shop',
  rules: [],
  since: '2026-11-30T12:00:00Z',
  until: '2026-11-30T12:30:00Z',
  corrected: false,
  confirmBy,
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

test('what officers may still confirm stands apart from what is over, also where it ended early', () => {
  const [binding, early, over] = [limit('binding', 60, '2026-11-30T12:30:00Z'), limit('ended', 0, '2026-11-30T12:30:00Z'), limit('ended', 0)]

  expect(apart([binding, over, early])).toEqual({ open: [binding, early], over: [over] })
})

test('a term is a whole number of hours that the ladder has', () => {
  expect(['1', '24', '720'].every((hours) => isTerm(hours, 720))).toBe(true)
  expect(['', ' ', '0', '721', '1.5', 'x'].some((hours) => isTerm(hours, 720))).toBe(false)
})
