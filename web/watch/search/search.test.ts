import { expect, test } from 'vitest'
import { type FoundShow, inGroups, kindOf, placeOf } from './search'

test('an address that names no kind, or an unknown one, asks for goods', () => {
  expect(kindOf(undefined)).toBe('goods')
  expect(kindOf(['shows'])).toBe('goods')
  expect(kindOf('people')).toBe('goods')
  expect(kindOf('hosts')).toBe('hosts')
})

test('the words go along from one kind to another, and nothing is said that goes without saying', () => {
  expect(placeOf('龙井', 'shows')).toEqual({ path: '/mall', query: { q: '龙井', tab: 'shows' } })
  expect(placeOf('', 'films')).toEqual({ path: '/mall', query: { tab: 'films' } })
  expect(placeOf('', 'goods')).toEqual({ path: '/mall', query: {} })
})

test('shows stand in groups, each in the order in which they were found', () => {
  const show = (id: string, state: FoundShow['state']) => ({ id, state }) as FoundShow

  const groups = inGroups([show('1', 'open'), show('2', 'closing'), show('3', 'planned'), show('4', 'closed'), show('5', 'closed')])

  expect(groups.onAir.map((one) => one.id)).toEqual(['1', '2'])
  expect(groups.coming.map((one) => one.id)).toEqual(['3'])
  expect(groups.replays.map((one) => one.id)).toEqual(['4', '5'])
})
