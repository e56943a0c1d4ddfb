import { expect, test } from 'vitest'
import { dayInChina, placeAtFirst, type Ticket } from './redeem'

const ticket = (...names: string[]): Ticket => ({
  voucherId: '1',
  code: '1234 **** 9012',
  title: '双人餐',
  entitles: '双人餐一份',
  excluded: '',
  places: names.map((name) => ({ name, address: '', hours: '', phone: '' })),
  price: { minor: 9_900, currency: 'CNY' },
  orderNo: 'QT1',
  buyerNickname: '小满',
  simulatedBuyer: false,
  issuedAt: '2026-11-24T08:00:00Z',
  goodUntil: '2026-12-24T16:00:00Z',
})

test('the place used before is chosen again where the voucher is good there, and nothing is guessed elsewhere', () => {
  expect(placeAtFirst(ticket('西湖店', '钱江店'), '钱江店')).toBe('钱江店')
  expect(placeAtFirst(ticket('西湖店', '钱江店'), '')).toBe('')
  expect(placeAtFirst(ticket('西湖店'), '')).toBe('西湖店')
  expect(placeAtFirst(ticket('西湖店'), '钱江店')).toBe('')
})

test('a day ends at midnight in China', () => {
  expect(dayInChina(Date.parse('2026-11-24T15:59:59Z'))).toBe('2026-11-24')
  expect(dayInChina(Date.parse('2026-11-24T16:00:00Z'))).toBe('2026-11-25')
})
