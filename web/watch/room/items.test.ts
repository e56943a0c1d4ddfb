import type { LiveItem } from '@ui/live'
import { expect, test } from 'vitest'
import { flashOf } from './items'

const NOON = Date.parse('2026-11-24T12:00:00Z')
const item: LiveItem = {
  itemId: 'tea',
  productId: 'p',
  place: 1,
  role: 'HERO',
  title: '龙井',
  picture: null,
  perBuyerLimit: 2,
  skus: [],
  flashes: [
    {
      flashId: 'f',
      itemId: 'tea',
      from: '2026-11-24T12:00:00Z',
      until: '2026-11-24T12:10:00Z',
      prices: [{ skuId: 'tin', price: { minor: 6600, currency: 'CNY' } }],
    },
  ],
}

test('before its time a flash sale counts down to it, during it to its end, and after it is not told', () => {
  expect(flashOf(item, NOON - 60_000)).toMatchObject({ running: false, leftMs: 60_000, price: { minor: 6600 } })
  expect(flashOf(item, NOON)).toMatchObject({ running: true, leftMs: 600_000 })
  expect(flashOf(item, NOON + 600_000)).toBeNull()
  expect(flashOf({ ...item, flashes: [] }, NOON)).toBeNull()
})
