import type { ShowCard } from '@ui/shop'
import { expect, test } from 'vitest'
import { isSwipeUp, roomAfter } from './next-room'

const show = (id: string, state: ShowCard['state']): ShowCard => ({
  id,
  roomId: id,
  title: id,
  state,
  hostKind: 'HUMAN',
  hostName: '阿蓝',
  merchantName: '万事利',
  cover: null,
  openedAt: null,
  viewers: 0,
})

const SHOWS = [show('1', 'open'), show('2', 'planned'), show('3', 'closing'), show('4', 'closed')]

test('the next room is the next one on the air, and after the last comes the first', () => {
  expect(roomAfter(SHOWS, '1')).toBe('3')
  expect(roomAfter(SHOWS, '3')).toBe('1')
})

test('from a room that has ended one comes to a live one', () => {
  expect(roomAfter(SHOWS, '4')).toBe('1')
})

test('alone on the air there is no next room', () => {
  expect(roomAfter([show('1', 'open'), show('2', 'planned')], '1')).toBeNull()
  expect(roomAfter([], '1')).toBeNull()
})

test('only a long and steep way up is a swipe to the next room', () => {
  expect(isSwipeUp({ x: 100, y: 500 }, { x: 120, y: 380 })).toBe(true)
  expect(isSwipeUp({ x: 100, y: 500 }, { x: 100, y: 450 })).toBe(false)
  expect(isSwipeUp({ x: 100, y: 500 }, { x: 220, y: 380 })).toBe(false)
  expect(isSwipeUp({ x: 100, y: 380 }, { x: 100, y: 500 })).toBe(false)
})
