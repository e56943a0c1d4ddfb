import { expect, test } from 'vitest'
import { concernsToday, sumOf } from './overview'

const NOW = new Date(2026, 10, 26, 9, 0)
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString()

test('today’s shows are those on air and those that begin today', () => {
  expect(concernsToday({ state: 'open' }, NOW)).toBe(true)
  expect(concernsToday({ state: 'closing', startsAt: at(25, 20) }, NOW)).toBe(true)
  expect(concernsToday({ state: 'planned', startsAt: at(26, 23) }, NOW)).toBe(true)
  expect(concernsToday({ state: 'planned', startsAt: at(27, 1) }, NOW)).toBe(false)
  expect(concernsToday({ state: 'planned', startsAt: null }, NOW)).toBe(false)
  expect(concernsToday({ state: 'closed', startsAt: at(26, 8) }, NOW)).toBe(false)
})

test('a week is the sum of its days, and the crowd’s part of it the sum of theirs', () => {
  const yuan = (minor: number) => ({ minor, currency: 'CNY' })
  const days = [
    { day: '2026-11-25', orders: 2, paid: yuan(19_800), back: yuan(0), simulatedOrders: 1, simulatedPaid: yuan(9_900), simulatedBack: yuan(0) },
    { day: '2026-11-26', orders: 1, paid: yuan(5_000), back: yuan(5_000), simulatedOrders: 0, simulatedPaid: yuan(0), simulatedBack: yuan(0) },
  ]

  expect(sumOf(days)).toEqual({ orders: 3, paid: yuan(24_800), back: yuan(5_000), simulatedOrders: 1, simulatedPaid: yuan(9_900), simulatedBack: yuan(0) })
  expect(sumOf([])).toEqual({ orders: 0, paid: yuan(0), back: yuan(0), simulatedOrders: 0, simulatedPaid: yuan(0), simulatedBack: yuan(0) })
})
