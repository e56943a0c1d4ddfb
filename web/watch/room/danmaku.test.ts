import type { Line } from '@ui/live'
import { expect, test } from 'vitest'
import { Traffic, widthOf } from './danmaku'

const SKY = { width: 400, lanes: 2, pixelsPerSecond: 100, most: 3 }
const line = (id: string, text = '这款多少钱', own = false): Line => ({ id, who: '甲', text, own, t: '', kind: 'say' })

test('lines take free lanes in turn, and one without a lane is left out', () => {
  const traffic = new Traffic()

  expect(traffic.take(line('1'), 0, SKY)?.lane).toBe(0)
  expect(traffic.take(line('2'), 0, SKY)?.lane).toBe(1)
  expect(traffic.take(line('3'), 0, SKY)).toBeNull()
})

test('a lane is free when the line before has come in whole', () => {
  const traffic = new Traffic()
  const sky = { ...SKY, lanes: 1 }
  const wholeAfter = (widthOf('这款多少钱') + 40) * 10

  traffic.take(line('1'), 0, sky)

  expect(traffic.take(line('2'), wholeAfter - 1, sky)).toBeNull()
  expect(traffic.take(line('3'), wholeAfter, sky)?.lane).toBe(0)
})

test('there are never more in the air than the sky takes, and they land', () => {
  const traffic = new Traffic()
  const sky = { ...SKY, lanes: 100 }
  const flown = Array.from({ length: 50 }, (_, n) => traffic.take(line(String(n)), 0, sky)).filter((one) => one !== null)

  expect(flown).toHaveLength(3)
  expect(traffic.take(line('late'), flown[0]?.milliseconds ?? 0, sky)).not.toBeNull()
})

test('one’s own line waits for no lane, but for the bound', () => {
  const traffic = new Traffic()
  const sky = { ...SKY, lanes: 1 }
  traffic.take(line('1'), 0, sky)

  expect(traffic.take(line('2', '我来', true), 0, sky)?.lane).toBe(0)
  expect(traffic.take(line('3', '我来', true), 0, sky)).not.toBeNull()
  expect(traffic.take(line('4', '我来', true), 0, sky)).toBeNull()
})

test('a longer line flies longer, for all fly equally fast', () => {
  const traffic = new Traffic()
  const short = traffic.take(line('1', '好'), 0, SKY)
  const long = traffic.take(line('2', '好'.repeat(40)), 0, SKY)

  expect(short?.milliseconds).toBeLessThan(long?.milliseconds ?? 0)
})
