import type { Order, OrderState } from '@ui/shop'
import { expect, test } from 'vitest'
import { lacksAddress, mayShip, ORDER_STATES, parcelFlaws, piecesLeft, stepsOf } from './order-steps'

const order = (state: OrderState, more: Partial<Order> = {}): Order => ({
  id: '1',
  orderNo: 'QT1',
  showId: '1',
  merchantId: '2',
  merchantName: '茶社',
  state,
  lines: [],
  total: { minor: 8800, currency: 'CNY' },
  freight: { minor: 0, currency: 'CNY' },
  givenBack: { minor: 0, currency: 'CNY' },
  payUntil: '2026-11-24T08:05:00Z',
  cashier: null,
  paidAt: state === 'held' || state === 'released' ? null : '2026-11-24T08:01:00Z',
  parcels: [],
  partlySent: false,
  packedAt: null,
  shipBy: null,
  late: false,
  deliverBy: null,
  deliveredAt: null,
  deliveryLate: false,
  sentAt: state === 'shipped' ? '2026-11-25T08:00:00Z' : null,
  receivedAt: null,
  closedAt: null,
  createdAt: '2026-11-24T08:00:00Z',
  address: { recipient: '林', phone: '138', region: '浙江', street: '望江路' },
  buyerNickname: '林小满',
  ...more,
})
const reached = (state: OrderState) => stepsOf(order(state)).map((step) => [step.name, step.reached])

test('an order’s way shows how far it is', () => {
  expect(reached('paid')).toEqual([
    ['stepOrdered', true],
    ['stepPaid', true],
    ['stepTaken', false],
    ['stepShipped', false],
    ['stepReceived', false],
  ])
  expect(stepsOf(order('shipped')).at(-2)).toEqual({ name: 'stepShipped', at: '2026-11-25T08:00:00Z', reached: true })
})

test('an order that was left shows how it ended, and no steps that will never come', () => {
  expect(reached('released')).toEqual([
    ['stepOrdered', true],
    ['order.released', true],
  ])
  expect(reached('refunded').at(-1)).toEqual(['order.refunded', true])
})

test('only a paid order with an address can be shipped, and only once', () => {
  expect(ORDER_STATES.filter((state) => mayShip(order(state)))).toEqual(['paid', 'taken'])
  expect(mayShip(order('paid', { address: null }))).toBe(false)
})

test('a parcel takes whole pieces, and never more than wait', () => {
  const waiting = [
    { line: 0, pieces: 3 },
    { line: 2, pieces: 1 },
  ]

  expect(piecesLeft(waiting, { 0: 2, 2: 0 })).toEqual([{ line: 0, pieces: 2 }])
  expect(piecesLeft(waiting, { 0: 9, 2: 1.7 })).toEqual(waiting)
  expect(piecesLeft(waiting, { 0: -1, 1: 5 })).toEqual([])
  expect(piecesLeft(waiting, { 0: Number.NaN })).toEqual([])
})

test.each([
  ['', '', 'needCarrier', 'needTracking'],
  ['顺丰速运', 'SF1234567890', null, null],
  ['顺丰速运', '单号', null, 'badTracking'],
  ['  ', '12345', 'needCarrier', 'badTracking'],
])('a parcel by "%s" with "%s" is judged at its fields', (carrier, number, wrongCarrier, wrongNumber) => {
  expect(parcelFlaws(carrier, number)).toEqual({ carrier: wrongCarrier, trackingNo: wrongNumber })
})

test('only an order that a shop has taken, and that has none, waits for an address', () => {
  const without = ORDER_STATES.filter((state) => lacksAddress(order(state, { address: null })))

  expect(without).toEqual(['taken'])
  expect(lacksAddress(order('taken'))).toBe(false)
})
