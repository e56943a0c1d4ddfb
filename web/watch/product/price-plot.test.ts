import { expect, test } from 'vitest'
import type { PriceStep } from '../mall/mall'
import { plotted } from './price-plot'

const step = (version: string, minor: number, day: number, showId: string | null = null): PriceStep => ({
  priceVersion: version,
  price: { minor, currency: 'CNY' },
  reason: '',
  at: new Date(Date.UTC(2026, 0, day)).toISOString(),
  showId,
  showTitle: null,
  sold: 0,
  simulatedSold: 0,
})

test('the list price is a line of steps up to now, prices of shows are dots beside it', () => {
  const plot = plotted([step('1', 100, 1), step('2', 60, 2, '7'), step('3', 80, 3)], Date.UTC(2026, 0, 5))

  expect(plot?.path).toBe('M10 10 H160 V48 H310')
  expect(plot?.dots).toEqual([{ key: '2', x: 85, y: 86 }])
  expect(plot?.low.minor).toBe(60)
})

test('one price is a flat line, and none is no plot', () => {
  expect(plotted([step('1', 100, 1)], Date.UTC(2026, 0, 2))?.path).toBe('M10 48 H310')
  expect(plotted([], 0)).toBeNull()
})
