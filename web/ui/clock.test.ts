import { afterEach, expect, test } from 'vitest'
import { countdownText, daysAndClock, learnServerTime, serverNow } from './clock'

afterEach(() => learnServerTime(null))

test('a countdown shows minutes and seconds, hours only when there are some, and stops at zero', () => {
  expect(countdownText(299_400)).toBe('05:00')
  expect(countdownText(59_000)).toBe('00:59')
  expect(countdownText(3_861_000)).toBe('1:04:21')
  expect(countdownText(-5_000)).toBe('00:00')
})

test('a long deadline is told in days and a clock that never goes below zero', () => {
  expect(daysAndClock(2 * 86_400_000 + 3_661_000)).toEqual({ days: 2, clock: '01:01:01' })
  expect(daysAndClock(59_400)).toEqual({ days: 0, clock: '00:01:00' })
  expect(daysAndClock(-1)).toEqual({ days: 0, clock: '00:00:00' })
})

test('a phone whose clock is an hour slow still counts down to the right moment', () => {
  const real = Date.now() + 3_600_000

  learnServerTime(new Date(real).toUTCString())

  expect(Math.abs(serverNow() - real)).toBeLessThan(2_000)
})

test('a difference below the header’s own accuracy is left alone', () => {
  learnServerTime(new Date(Date.now() - 400).toUTCString())

  expect(Math.abs(serverNow() - Date.now())).toBeLessThan(1_500)
})
