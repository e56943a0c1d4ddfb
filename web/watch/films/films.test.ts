import { expect, test } from 'vitest'
import { type Film, isAtEnd, isNearEnd, ordered, preloadOf } from './films'

const film = (id: string): Film => ({
  id, kind: 'made', origin: 'pgc', ai: true, title: id, shape: '9:16', seconds: 20, heard: true, video: '', cover: '', subtitles: null, clip: null, productId: '1', productTitle: '', productPicture: null,
  shopId: '1', shopName: '', dated: false, likes: 0, liked: false, comments: 0, publishedAt: '2026-11-27T00:00:00Z', script: [],
})

test('the film that was asked for comes first and only once', () => {
  expect(ordered(film('b'), [film('a'), film('b'), film('c')]).map((one) => one.id)).toEqual(['b', 'a', 'c'])
  expect(ordered(null, [film('a'), film('b')]).map((one) => one.id)).toEqual(['a', 'b'])
})

test('the next film is read ahead, those far away are not', () => {
  expect([0, 1, 2, 3, 4].map((at) => preloadOf(at, 2))).toEqual(['none', 'metadata', 'auto', 'auto', 'none'])
})

test('more is read two films before the end', () => {
  expect(isNearEnd(0, 6)).toBe(false)
  expect(isNearEnd(4, 6)).toBe(true)
  expect(isNearEnd(0, 0)).toBe(true)
})

test('a film counts as seen a second before its end, a very short one in its last quarter', () => {
  expect(isAtEnd(18.9, 20)).toBe(false)
  expect(isAtEnd(19, 20)).toBe(true)
  expect(isAtEnd(1.4, 2)).toBe(false)
  expect(isAtEnd(1.5, 2)).toBe(true)
  expect(isAtEnd(1, NaN)).toBe(false)
})
