import { expect, test } from 'vitest'
import { type AtWork, firstPage, passes } from './at-work'

const NOBODY: AtWork = { id: '1', nickname: '小满', roles: ['VIEWER'], shop: null, shops: [], shows: [] }
const SERVICE: AtWork = {
  ...NOBODY,
  shop: { merchantId: '7', name: '茶铺', standing: 'open', owner: false, posts: ['SERVICE'], acts: ['MUTE', 'ORDERS', 'AFTER_SALE'] },
}
const GUEST_HOST: AtWork = {
  ...NOBODY,
  roles: ['VIEWER', 'HOST'],
  shows: [{ showId: '9', title: '晚场', state: 'planned', posts: ['HOST'], acts: ['SPEAK', 'PIN'] }],
}
const AGENCY: AtWork = { ...NOBODY, roles: ['VIEWER', 'AGENCY'] }

test('customer service passes to orders and after-sale and not to goods', () => {
  expect(['ORDERS', 'AFTER_SALE', 'shop', 'shows', 'all'].filter((door) => !passes(SERVICE, door as never))).toEqual([])
  expect(['GOODS', 'PLAN', 'MEMBERS', 'agency'].filter((door) => passes(SERVICE, door as never))).toEqual([])
})

test('a host from outside passes to the own shows and to nothing of the shop', () => {
  expect(passes(GUEST_HOST, 'shows')).toBe(true)
  expect(['shop', 'SPEAK', 'GOODS'].filter((door) => passes(GUEST_HOST, door as never))).toEqual([])
})

test('everybody begins where they have something to do', () => {
  expect([SERVICE, GUEST_HOST, AGENCY, NOBODY].map(firstPage)).toEqual(['home', 'shows', 'agency', 'no-shop'])
})
