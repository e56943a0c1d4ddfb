import { expect, test } from 'vitest'
import { begun, type FollowedShow, onceEach } from './on-air'

const show = (showId: string, kind: 'shop' | 'host' = 'shop'): FollowedShow => ({ kind, id: '1', name: '西湖茶铺', showId, title: showId, hostKind: 'HUMAN' })

test('a show of a shop and a host whom one both follows stands there once', () => {
  expect(onceEach([show('1'), show('1', 'host'), show('2', 'host')]).map((one) => `${one.kind} ${one.showId}`)).toEqual(['shop 1', 'host 2'])
})

test('what begins while one looks is told once, what was on air before is not', () => {
  expect(begun(null, [show('1')])).toEqual([])
  expect(begun([show('1')], [show('1'), show('2'), show('2', 'host')]).map((one) => one.showId)).toEqual(['2'])
  expect(begun([show('1'), show('2')], [show('2')])).toEqual([])
})
