import { ApiError } from '@ui/api'
import { expect, test } from 'vitest'
import type { Film } from './films'
import { suggestedFilms } from './suggested'

const film = (id: string): Film => ({
  id, kind: 'made', origin: 'pgc', ai: true, title: id, shape: '9:16', seconds: 20, heard: true, video: '', cover: '', subtitles: null, clip: null, productId: '1', productTitle: '', productPicture: null,
  shopId: '1', shopName: '', dated: false, likes: 0, liked: false, comments: 0, publishedAt: '2026-11-27T00:00:00Z', script: [],
})
const ids = (from: number, count: number) => Array.from({ length: count }, (_, at) => String(from + at))

/** A server that has so many films to suggest, of which some may no longer be shown. */
function server(all: string[], untrue: string[] = []) {
  const asked: string[][] = []
  const feed = suggestedFilms({
    suggest: (limit, leaveOut) => {
      asked.push([...leaveOut])
      const items = all.filter((id) => !leaveOut.includes(id)).slice(0, limit).map((filmId) => ({ filmId, why: { code: 'new' as const, about: null } }))
      return Promise.resolve({ personalised: true, listId: '7', items })
    },
    named: (wanted) => Promise.resolve({ items: wanted.filter((id) => !untrue.includes(id)).map(film), next: null }),
    newest: () => Promise.resolve({ items: [film('newest')], next: null }),
  })
  return { feed, asked }
}

test('films come part by part, none twice, to their end, each with its place', async () => {
  const { feed, asked } = server(ids(1, 8))

  const first = await feed.part('')
  const second = await feed.part(first.next ?? '')

  expect(first.items.map(({ id }) => id)).toEqual(ids(1, 6))
  expect(second.items.map(({ id }) => id)).toEqual(['7', '8'])
  expect(second.next).toBe(null)
  expect(asked[1]).toEqual(ids(1, 6))
  expect(feed.place('7')).toEqual({ why: { code: 'new', about: null }, card: '7/7', personalised: true })
  expect(feed.place('newest')).toBe(null)
})

test('what may no longer be shown is left out and not asked for again', async () => {
  const { feed, asked } = server(ids(1, 8), ids(1, 6))

  const part = await feed.part('')

  expect(part.items.map(({ id }) => id)).toEqual(['7', '8'])
  expect(asked).toHaveLength(2)
})

test('without suggestions the newest come', async () => {
  const { feed } = server([])
  const without = suggestedFilms({
    suggest: () => Promise.reject(new ApiError(503, 'away', 'away', null, {}, null)),
    named: () => Promise.reject(new Error('nothing is named')),
    newest: (after) => Promise.resolve({ items: [film(`after ${after}`)], next: '12' }),
  })

  expect(await feed.part('')).toEqual({ items: [], next: null })
  expect((await without.part('')).items.map(({ id }) => id)).toEqual(['after '])
  expect((await without.part('12')).items.map(({ id }) => id)).toEqual(['after 12'])
})
