import { expect, test } from 'vitest'
import type { QuotedPart, Refused } from '../checkout/checkout'
import { sendingOf } from './sending'

const yuan = (minor: number) => ({ minor, currency: 'CNY' })

const part = (freight: number, freightKnown: boolean, refusal: Refused | null = null): QuotedPart => ({
  showId: '1',
  merchantId: '2',
  merchantName: '云栖茶社',
  lines: [
    { itemId: 'i', skuId: 's', title: '龙井', skuName: '50g', picture: null, pieces: 1, price: yuan(8800), priceVersion: '1', left: 3, refusal },
  ],
  goods: yuan(8800),
  freight: yuan(freight),
  freightKnown,
  total: yuan(8800 + freight),
})

test('a quote tells the freight, also that there is none', () => {
  expect(sendingOf(part(800, true))).toEqual({ freight: yuan(800), far: null })
  expect(sendingOf(part(0, true))).toEqual({ freight: yuan(0), far: null })
})

test('without an address nothing is told but that it goes by one', () => {
  expect(sendingOf(part(0, false))).toEqual({ freight: null, far: null })
})

test('a line that is not sent there says so; one that something else stops tells no freight', () => {
  const far = sendingOf(part(0, true, { code: 'not-served', message: '', data: {} }))

  expect(far).toMatchObject({ freight: null, far: { code: 'not-served' } })
  expect(sendingOf(part(0, true, { code: 'sold-out', message: '', data: {} }))).toBeNull()
  expect(sendingOf(undefined)).toBeNull()
})
