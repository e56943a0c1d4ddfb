import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSeen } from './seen'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what is seen is told once, together, a few seconds later', async () => {
  const sent: [string[], string[]][] = []
  const seen = createSeen(async (shown, opened) => void sent.push([shown, opened]))

  seen.shown(['1', '2'])
  seen.shown(['2', '3'])
  seen.opened('2')
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(3_000)
  seen.shown(['1', '2', '3'])
  seen.opened('2')
  await vi.advanceTimersByTimeAsync(9_000)

  expect(sent).toEqual([[['1', '2', '3'], ['2']]])
})

test('what could not be sent goes with what is seen next', async () => {
  const sent: string[][] = []
  let away = true
  const seen = createSeen(async (shown) => {
    if (away) {
      throw new Error('offline')
    }
    sent.push(shown)
  })

  seen.shown(['1'])
  await vi.advanceTimersByTimeAsync(3_000)
  away = false
  seen.shown(['2'])
  await vi.advanceTimersByTimeAsync(3_000)

  expect(sent).toEqual([['1', '2']])
})

test('what waits is told when the room is left', async () => {
  const sent: string[][] = []
  const seen = createSeen(async (shown) => void sent.push(shown))

  seen.shown(['1'])
  seen.close()
  await vi.advanceTimersByTimeAsync(0)

  expect(sent).toEqual([['1']])
})
