import type { ShowCard } from '@ui/shop'
import { expect, test } from 'vitest'
import { roomBeside, swipe, wheelTurns } from './next-room'

const show = (id: string, state: ShowCard['state']): ShowCard => ({
  id,
  roomId: '1',
  title: id,
  state,
  hostKind: 'HUMAN',
  hostName: '主播',
  merchantName: '店',
  cover: null,
  openedAt: null,
  viewers: 0,
})

test('a swipe goes far and much more up or down than sideways', () => {
  expect(swipe({ x: 100, y: 600 }, { x: 120, y: 480 })).toBe(1)
  expect(swipe({ x: 100, y: 480 }, { x: 100, y: 600 })).toBe(-1)
  expect(swipe({ x: 100, y: 600 }, { x: 100, y: 540 })).toBeNull()
  expect(swipe({ x: 100, y: 600 }, { x: 220, y: 480 })).toBeNull()
})

test('the rooms go round in both ways, and those off the air are passed over', () => {
  const shows = [show('a', 'open'), show('b', 'closed'), show('c', 'closing'), show('d', 'planned')]

  expect(roomBeside(shows, 'a', 1)?.id).toBe('c')
  expect(roomBeside(shows, 'c', 1)?.id).toBe('a')
  expect(roomBeside(shows, 'a', -1)?.id).toBe('c')
})

test('from a room that has ended one comes to the live ones, and alone one stays', () => {
  expect(roomBeside([show('a', 'open'), show('b', 'closed')], 'b', 1)?.id).toBe('a')
  expect(roomBeside([show('a', 'open')], 'x', 1)?.id).toBe('a')
  expect(roomBeside([show('a', 'open')], 'x', -1)?.id).toBe('a')
  expect(roomBeside([show('a', 'open')], 'a', 1)).toBeNull()
  expect(roomBeside([], 'a', -1)).toBeNull()
})

test('a wheel’s little steps add up to one turn, and then it rests', () => {
  const turn = wheelTurns()

  expect([10, 20, 20, 20].map((delta, n) => turn(delta, n * 20))).toEqual([null, null, null, 1])
  expect(turn(200, 300)).toBeNull()
  expect(turn(-200, 2_000)).toBe(-1)
})
