import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { untilOver } from './until-over'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a show that is over is read again until the tables have heard of it, and then no more', async () => {
  const told = ['closing', 'closing', 'closed', 'closed']
  let state = 'open'
  const load = vi.fn(() => Promise.resolve(void (state = told.shift() ?? state)))
  const { over } = untilOver(load, () => state !== 'closed')

  await over()
  expect(state).toBe('closing')
  await vi.advanceTimersByTimeAsync(10_000)

  expect(state).toBe('closed')
  expect(load).toHaveBeenCalledTimes(3)
})

test('who leaves the page asks no more', async () => {
  const load = vi.fn(() => Promise.resolve())
  const { over, stop } = untilOver(load, () => true)

  await over()
  stop()
  await vi.advanceTimersByTimeAsync(10_000)

  expect(load).toHaveBeenCalledTimes(1)
})
