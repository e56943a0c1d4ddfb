import { expect, test } from 'vitest'
import { plotScale, stairOf } from './plot'

const UNTIL = Date.parse('2026-11-27T00:00:00Z')
const BOX = { width: 100, height: 50, pad: 0 }

test('now stands at the right, ninety days ago and all before at the left', () => {
  const { x } = plotScale(BOX, UNTIL, [100, 200])

  expect(x('2026-11-27T00:00:00Z')).toBe(100)
  expect(x('2026-08-29T00:00:00Z')).toBe(0)
  expect(x('2020-01-01T00:00:00Z')).toBe(0)
})

test('the dearest stands at the top, the cheapest at the bottom, and one price alone at the bottom', () => {
  const { y } = plotScale(BOX, UNTIL, [100, 200])

  expect([y(200), y(100), y(150)]).toEqual([0, 50, 25])
  expect(plotScale(BOX, UNTIL, [100]).y(100)).toBe(50)
})

test('a price holds until the next one, and the last one until now', () => {
  const scale = plotScale(BOX, UNTIL, [100, 200])
  const prices = [
    { at: '2020-01-01T00:00:00Z', price: { minor: 100 } },
    { at: '2026-10-13T00:00:00Z', price: { minor: 200 } },
  ]

  expect(stairOf(prices, scale)).toBe('M0 50 H50 L50 0 H100')
})
