import { expect, test } from 'vitest'
import { addressLine, NO_ADDRESS, sent, wrongWith } from './address'

const GOOD = { ...NO_ADDRESS, recipient: ' 小满 ', phone: '138 0000-0000', province: '浙江', city: ' 杭州市', street: '龙井路 1 号' }

test('an address says at each field what is missing', () => {
  expect(wrongWith(NO_ADDRESS)).toEqual({
    recipient: 'needRecipient',
    phone: 'badPhone',
    province: 'needProvince',
    city: 'needCity',
    street: 'needStreet',
  })
  expect(wrongWith(GOOD)).toEqual({})
})

test.each(['12345', '1380000000', '23800000000', '+86', 'call me'])('%s is no telephone number', (phone) => {
  expect(wrongWith({ ...GOOD, phone })).toEqual({ phone: 'badPhone' })
})

test('it is sent without the space around it, and the number without its marks', () => {
  expect(sent(GOOD)).toMatchObject({ recipient: '小满', phone: '13800000000', city: '杭州市' })
  expect(addressLine({ recipient: '', phone: '', region: '浙江 杭州市', street: '龙井路 1 号' })).toBe('浙江 杭州市 龙井路 1 号')
})
