import { api } from '@ui/api'
import { type Found, isAtWork, isOver, type Review } from '@ui/filmreview/review'
import type { OwnTakedown } from '@ui/takedown/takedown'
import type { Part } from '@ui/useParts'

/** A published film, every word of which still holds. */
export type Film = {
  id: string
  /** Made of facts, cut from a show, or uploaded. */
  kind: 'made' | 'clip' | 'upload'
  /** Of a shop, of a viewer, or of a host or an agency. */
  origin: 'pgc' | 'ugc' | 'pugc'
  /** Whether a machine made picture or voice. */
  ai: boolean
  title: string
  shape: '9:16' | '16:9' | '1:1'
  seconds: number
  heard: boolean
  video: string
  cover: string
  subtitles: string | null
  /** Which stretch of which show it is. */
  clip: { showId: string; showTitle: string; fromMs: number; toMs: number; at: string } | null
  productId: string | null
  productTitle: string | null
  productPicture: string | null
  shopId: string | null
  /** Who shows it: the shop, or a person. */
  shopName: string
  /** Whether a dated price is shown in it. */
  dated: boolean
  likes: number
  liked: boolean
  comments: number
  publishedAt: string
  script: string[]
}

/** What somebody said below a film. */
export type Comment = { id: string; nickname: string; words: string; at: string; byAuthor: boolean; mine: boolean; mayHide: boolean }

/** A film that one has uploaded. */
export type OwnFilm = {
  id: string
  title: string
  state: 'draft' | 'queued' | 'rendering' | 'ready' | 'failed' | 'cancelled' | 'interrupted'
  trouble: 'not-a-video' | 'picture-too-large' | 'too-long' | 'too-short' | 'took-too-long' | 'broken-file' | 'broken' | 'no-encoder' | 'taken-down' | null
  percent: number | null
  upToDate: boolean
  cover: string | null
  video: string | null
  published: boolean
  /** The last time that an officer took it down. */
  takedown: OwnTakedown | null
  /** How listening to it and looking at it stand; null where no video was made yet. */
  review: Review | null
  madeAt: string
}
/** The same with what was heard and seen in it. */
export type OwnFilmWhole = { row: OwnFilm; found: Found[] }
export type UploadLimits = { mostBytes: number; mostSeconds: number }
export type Likes = { likes: number; liked: boolean }

const own = (id: string, rest = '') => `/api/films/mine/${encodeURIComponent(id)}${rest}`
const below = (id: string, rest = '') => `/api/films/${encodeURIComponent(id)}/comments${rest}`

/** Below which a film of one’s own is asked for. */
export const ownPath = (id: string): string => own(id)

/** Where one objects to one’s film’s being taken down. */
export const objectionOf = (id: string): string => own(id, '/objection')

export const filmApi = {
  comments: (id: string, after: string) => api.get<Part<Comment>>(below(id, `?after=${encodeURIComponent(after)}`)),
  say: (id: string, words: string) => api.post<Comment>(below(id), { words }),
  unsay: (id: string, comment: string) => api.delete(below(id, `/${encodeURIComponent(comment)}`)),
  limits: () => api.get<UploadLimits>('/api/films/uploads'),
  mine: (after: string) => api.get<Part<OwnFilm>>(`/api/films/mine?after=${encodeURIComponent(after)}`),
  whole: (id: string) => api.get<OwnFilmWhole>(own(id)),
  render: (id: string) => api.post(own(id, '/render'), {}),
  cancel: (id: string) => api.post(own(id, '/cancel'), {}),
  publish: (id: string) => api.put(own(id, '/published'), {}),
  withdraw: (id: string) => api.delete(own(id, '/published')),
  remove: (id: string) => api.delete(own(id)),
  feed: (after: string, product = '') => api.get<Part<Film>>(`/api/films?limit=6&after=${encodeURIComponent(after)}${product === '' ? '' : `&product=${encodeURIComponent(product)}`}`),
  /** Those of these films that may still be shown, in this order. */
  named: (ids: readonly string[]) => api.get<Part<Film>>(`/api/films?ids=${ids.map(encodeURIComponent).join(',')}`),
  film: (id: string) => api.get<Film>(`/api/films/${encodeURIComponent(id)}`),
  like: (film: Film) => (film.liked ? api.delete<Likes>(`/api/films/${film.id}/like`) : api.put<Likes>(`/api/films/${film.id}/like`, {})),
}

/** The film that was asked for first, then the feed without it. */
export function ordered(first: Film | null, feed: readonly Film[]): Film[] {
  return first === null ? [...feed] : [first, ...feed.filter((film) => film.id !== first.id)]
}

/** Whether a player is so near its end that the film counts as seen; one that plays over and over never says that it has ended. */
export function isAtEnd(time: number, duration: number): boolean {
  return Number.isFinite(duration) && duration > 0 && time >= duration - Math.min(1, duration / 4)
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

export const isBeingMade = (film: OwnFilm): boolean => film.state === 'queued' || film.state === 'rendering'

/** Whether something is going on with it that is worth looking again for. */
export const isUnderWay = (film: OwnFilm): boolean => isBeingMade(film) || (film.review !== null && isAtWork(film.review))

/** Whether one may ask to have it shown; its words are judged then. */
export function mayShow(film: OwnFilm): boolean {
  return film.state === 'ready' && film.upToDate && !film.published && film.takedown?.inForce !== true && isOver(film.review)
}
