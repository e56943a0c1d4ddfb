import { api } from '@ui/api'
import type { Part } from '@ui/useParts'

/** A published film, every word of which still holds. */
export type Film = {
  id: string
  title: string
  shape: '9:16' | '16:9' | '1:1'
  seconds: number
  heard: boolean
  video: string
  cover: string
  productId: string
  productTitle: string
  productPicture: string | null
  shopId: string
  shopName: string
  /** Whether a dated price is shown in it. */
  dated: boolean
  likes: number
  liked: boolean
  publishedAt: string
  script: string[]
}
export type Likes = { likes: number; liked: boolean }

export const filmApi = {
  feed: (after: string, product = '') => api.get<Part<Film>>(`/api/films?limit=6&after=${encodeURIComponent(after)}${product === '' ? '' : `&product=${encodeURIComponent(product)}`}`),
  film: (id: string) => api.get<Film>(`/api/films/${encodeURIComponent(id)}`),
  like: (film: Film) => (film.liked ? api.delete<Likes>(`/api/films/${film.id}/like`) : api.put<Likes>(`/api/films/${film.id}/like`, {})),
}

/** The film that was asked for first, then the feed without it. */
export function ordered(first: Film | null, feed: readonly Film[]): Film[] {
  return first === null ? [...feed] : [first, ...feed.filter((film) => film.id !== first.id)]
}

/** How eagerly a browser reads a film: the one that is seen and the next one whole, the one before its head, others nothing. */
export function preloadOf(at: number, seen: number): 'auto' | 'metadata' | 'none' {
  if (at === seen || at === seen + 1) {
    return 'auto'
  }
  return at === seen - 1 ? 'metadata' : 'none'
}

/** Whether more of the feed is to be read: two before the end. */
export function isNearEnd(seen: number, count: number): boolean {
  return seen >= count - 2
}
