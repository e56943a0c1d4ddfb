import { expect, test } from 'vitest'
import { dayBefore, faultsOf, isUnderWay, sizeText } from './exports'

const FORM = { scope: 'ALL' as const, subject: '', from: '2026-11-01', until: '2026-11-30', clear: false, reason: '来函' }

test('an export needs a period that is not to come, a reason, and somebody where it is not about all', () => {
  expect(faultsOf(FORM, '2026-11-30')).toEqual([])
  expect(faultsOf({ ...FORM, until: '2026-12-01' }, '2026-11-30')).toEqual(['days'])
  expect(faultsOf({ ...FORM, from: '2026-12-01' }, '2026-12-31')).toEqual(['days'])
  expect(faultsOf({ ...FORM, scope: 'SHOP', reason: ' ' }, '2026-11-30')).toEqual(['subject', 'reason'])
  expect(faultsOf({ ...FORM, scope: 'SHOP', subject: '7' }, '2026-11-30')).toEqual([])
})

test('sizes are told in the unit that fits', () => {
  expect(sizeText(0)).toBe('0 B')
  expect(sizeText(1536)).toBe('1.5 KiB')
  expect(sizeText(5 * 1024 ** 4)).toBe('5.0 TiB')
})

test('a day is the one in China', () => {
  expect(dayBefore(Date.parse('2026-11-26T16:30:00Z'), 0)).toBe('2026-11-27')
  expect(dayBefore(Date.parse('2026-11-26T15:30:00Z'), 1)).toBe('2026-11-25')
})

test('what waits, queues or runs is looked at again', () => {
  expect(isUnderWay({ state: 'running' })).toBe(true)
  expect(isUnderWay({ state: 'gone' })).toBe(false)
})
