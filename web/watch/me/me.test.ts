import { ApiError } from '@ui/api'
import { expect, test } from 'vitest'
import { shownRoles, toldAt, wrongWithShop } from './me'

const LICENCE = { licenceHolder: '杭州某某有限公司', licenceNumber: '91330100MA2H000000' }

test('a shop needs a name, and its licence is whole or left for later', () => {
  expect(wrongWithShop({ shopName: ' ', licenceHolder: '', licenceNumber: '' })).toEqual({ shopName: 'needShopName' })
  expect(wrongWithShop({ shopName: '茶铺', licenceHolder: '', licenceNumber: '' })).toEqual({})
  expect(wrongWithShop({ shopName: '茶铺', ...LICENCE, licenceHolder: '' })).toEqual({ licenceHolder: 'needLicenceHolder' })
  expect(wrongWithShop({ shopName: '茶铺', ...LICENCE })).toEqual({})
})

test.each(['123', '91330100MA2H00000I', '91330100ma2h000000', '1234567890123456'])('%s is no licence number', (licenceNumber) => {
  expect(wrongWithShop({ shopName: '茶铺', ...LICENCE, licenceNumber })).toEqual({ licenceNumber: 'badLicence' })
})

test('a refusal stands at its field where the form has it, else under the form', () => {
  const refusal = (field: string | null) => new ApiError(409, 'x', 'taken', field, {}, null)

  expect(toldAt(refusal('name'), ['name', 'password'], 'taken')).toEqual({ name: 'taken' })
  expect(toldAt(refusal('region'), ['name', 'password'], 'taken')).toEqual({ '': 'taken' })
  expect(toldAt(refusal(null), ['name'], 'taken')).toEqual({ '': 'taken' })
})

test('that somebody may watch is not told as a role', () => {
  expect(shownRoles(['VIEWER', 'HOST'])).toEqual(['HOST'])
})
