import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Used } from './redeem'
import { useTill } from './useTill'

const TICKET = {
  voucherId: '1',
  code: '1234 **** 9012',
  title: '双人餐 · 双人',
  entitles: '主菜两道',
  excluded: '',
  places: [
    { name: '西湖店', address: '演示路 1 号', hours: '11:00–21:00', phone: '' },
    { name: '钱江店', address: '演示路 2 号', hours: '11:00–21:00', phone: '' },
  ],
  price: { minor: 9_900, currency: 'CNY' },
  orderNo: 'QT1',
  buyerNickname: '小满',
  simulatedBuyer: false,
  issuedAt: '2026-11-24T08:00:00Z',
  goodUntil: '2026-12-24T16:00:00Z',
}
const USED = { ...TICKET, redeemedAt: '2026-11-24T09:00:00Z', redeemedBy: '小王', place: '西湖店' }
const TOLD_OFF = '这张券已于 2026-11-24 17:00:00 由 小王 在 西湖店 核销'

const realFetch = globalThis.fetch
let posted: string[]
let used: boolean
let answering: boolean
let bodies: unknown[]
let held: Promise<void>
let redeemed: Used[]

const till = () => useTill(localStorage, (one) => redeemed.push(one))

beforeEach(() => {
  switchLanguage('zh')
  localStorage.clear()
  document.cookie = 'XSRF-TOKEN=known'
  posted = []
  redeemed = []
  used = false
  answering = true
  bodies = []
  held = Promise.resolve()
  globalThis.fetch = async (input, options) => {
    await held
    if (!answering) {
      throw new TypeError('nobody answers')
    }
    posted.push(String(input))
    bodies.push(JSON.parse(String(options?.body)))
    if (used) {
      return new Response(JSON.stringify({ code: 'voucher-redeemed', message: TOLD_OFF }), { status: 409 })
    }
    used = String(input).endsWith('/redeem')
    return new Response(JSON.stringify(used ? USED : TICKET))
  }
})

afterEach(() => {
  globalThis.fetch = realFetch
})

test('a look shows what it is and uses nothing up; only a second press does, at the place that was chosen', async () => {
  const one = till()
  one.code.value = '1234 5678 9012'

  await one.look()
  expect(one.ticket.value?.entitles).toBe('主菜两道')
  await one.redeem()
  expect(posted).toEqual(['/api/studio/vouchers/look'])
  one.place.value = '西湖店'
  await one.redeem()

  expect(redeemed.map((done) => done.redeemedBy)).toEqual(['小王'])
  expect(one.ticket.value).toBeNull()
  expect(till().before.value).toBe('西湖店')
})

test('a code that was used is told off with who, when and where, and is not offered for redeeming', async () => {
  const one = till()
  one.code.value = '1234 5678 9012'
  await one.look()
  used = true
  one.place.value = '西湖店'

  await one.redeem()

  expect(one.trouble.value).toBe(TOLD_OFF)
  expect(one.ticket.value).toBeNull()
  expect(redeemed).toEqual([])
})

test('where nobody answered, the same press can be made again', async () => {
  const one = till()
  one.code.value = '1234 5678 9012'
  await one.look()
  one.place.value = '西湖店'
  answering = false
  await one.redeem()
  expect(one.ticket.value).not.toBeNull()

  answering = true
  await one.redeem()

  expect(redeemed).toHaveLength(1)
})

test('what was looked at is what is redeemed: another code in the field, whose look failed, offers nothing', async () => {
  const one = till()
  one.code.value = '1234 5678 9012'
  await one.look()
  one.place.value = '西湖店'
  answering = false

  one.code.value = '9999 9999 9994'
  await one.look()
  answering = true
  await one.redeem()

  expect(one.ticket.value).toBeNull()
  expect(redeemed).toEqual([])
})

test('a code that came into the field during the look is not redeemed by the answer to it', async () => {
  const one = till()
  let answer = (): void => undefined
  held = new Promise((resolve) => (answer = resolve))
  one.code.value = '1234 5678 9012'
  const look = one.look()
  one.code.value = '9999 9999 9994'
  answer()
  await look

  expect(one.ticket.value).toBeNull()
})

test('a ticket that is shown is redeemed by its own code, whatever is in the field', async () => {
  const one = till()
  one.code.value = '1234 5678 9012'
  await one.look()
  one.place.value = '西湖店'

  one.code.value = '9999 9999 9994'
  await one.redeem()

  expect(bodies.at(-1)).toEqual({ code: '1234 5678 9012', place: '西湖店' })
})
