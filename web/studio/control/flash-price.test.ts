import { expect, test } from 'vitest'
import { flashPrices } from './flash-price'

const SKUS = ['10', '11'].map((skuId) => ({ skuId, name: skuId, price: { minor: 10_000, currency: 'CNY' } }))

test('a flash sale is of the SKUs whose lower prices were typed, and fits where no price is wrong', () => {
  const half = flashPrices(SKUS, { 10: ' 80 ', 11: '' })
  expect(half.prices).toEqual([{ skuId: '10', price: { minor: 8_000, currency: 'CNY' } }])
  expect(half.fit).toBe(true)

  expect(flashPrices(SKUS, {}).fit).toBe(false)
  const wrong = flashPrices(SKUS, { 10: '80', 11: '100' })
  expect(wrong.rows.map((row) => row.wrong)).toEqual([false, true])
  expect(wrong.fit).toBe(false)
  expect(flashPrices(SKUS, { 10: '八十' }).rows[0]?.wrong).toBe(true)
})
