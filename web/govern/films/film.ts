import type { Review } from '@ui/filmreview/review'
import type { Ground } from '@ui/takedown/takedown'
import { inAddress } from '../filters'

/** A film in the officers' list. */
export type FilmRow = {
  id: string
  kind: 'made' | 'clip' | 'upload'
  origin: 'pgc' | 'pugc' | 'ugc'
  ai: boolean
  title: string
  /** Null for a person's own. */
  shopId: string | null
  makerId: string
  by: string
  productId: string | null
  productTitle: string | null
  showId: string | null
  seconds: number
  cover: string
  publishedAt: string | null
  likes: number
  comments: number
  standing: 'shown' | 'down' | 'withdrawn'
  /** Why nobody sees it although it is published. */
  heldBack: 'facts-changed' | 'price-changed' | 'rules-changed' | 'gone' | null
  contested: boolean
  /** Whether its owner asked an officer to look at it before it is published. */
  waiting: boolean
  takenDownAt: string | null
}

export type Found = { rule: string; article: string; words: string; message: string; rewrite: string | null }
/** A sentence that is shown or said, the title first, and last what machines heard and saw. */
export type FilmWord = { kind: 'title' | 'line' | 'heard' | 'seen'; fromMs: number | null; text: string; verdict: 'clear' | 'needs-evidence' | 'violates'; findings: Found[] }
export type Said = { at: string; personId: string; name: string; words: string }
export type Takedown = {
  takedownId: string
  inForce: boolean
  at: string
  officerId: string
  officerName: string
  ground: Ground
  rule: string | null
  article: string
  words: string
  version: number
  videoHash: string
  objection: Said | null
  upheld: Said | null
  putBack: Said | null
}
export type FilmSheet = {
  row: FilmRow
  shape: '9:16' | '16:9' | '1:1'
  version: number
  video: string
  subtitles: string | null
  /** The video that was judged, where another lies in its place since. */
  judged: string | null
  clip: { showId: string; showTitle: string; fromMs: number; toMs: number; at: string } | null
  edition: string
  words: FilmWord[]
  /** How far machines have listened to it and looked at it; null for a film made here. */
  review: Review | null
  takedown: Takedown | null
}
export type FilmAct = {
  place: string
  at: string
  kind: 'taken-down' | 'contested' | 'upheld' | 'put-back' | 'comment-hidden' | 'comment-shown'
  byId: string
  byName: string
  commentId: string | null
  ground: Ground | null
  article: string
  words: string
}
export type FilmComment = {
  id: string
  personId: string
  nickname: string
  words: string
  at: string
  verdict: string
  hiddenByOwner: boolean
  hidden: { at: string; ground: Ground; reason: string; officerName: string } | null
}
/** What is sent to take a film down. */
export type Order = { ground: Ground; rule?: string; article?: string; words: string; version: number }

export const KINDS = ['made', 'clip', 'upload'] as const
export const ORIGINS = ['pgc', 'pugc', 'ugc'] as const
export const STANDINGS = ['shown', 'down', 'contested', 'waiting'] as const
export const STANDING_LOOKS = { shown: 'good', down: 'bad', withdrawn: '' } as const
export const VERDICT_LOOKS = { clear: 'good', 'needs-evidence': 'care', violates: 'bad' } as const

export const FILTERS = ['q', 'kind', 'origin', 'standing', 'shop', 'person'] as const
export type Filter = (typeof FILTERS)[number]
export type Filters = Record<Filter, string>
export const { filtersOf, queryOf } = inAddress(FILTERS)

export function addressOf(filters: Filters): string {
  return `/api/officer/films?${new URLSearchParams({ ...queryOf(filters), limit: '30' }).toString()}`
}

export const pathOf = (id: string, rest = ''): string => `/api/officer/films/${encodeURIComponent(id)}${rest}`

/** The rules that the film's words break by the book of today, each once, those that are sure first. */
export function rulesBroken(words: readonly FilmWord[]): string[] {
  const sure = words.filter((word) => word.verdict === 'violates')
  const doubtful = words.filter((word) => word.verdict === 'needs-evidence')
  return [...new Set([...sure, ...doubtful].flatMap((word) => word.findings.map((found) => found.rule)))]
}

/** The order as the server takes it: a rule only where that is the ground, and its article is the book's own. */
export function orderOf(form: { ground: Ground; rule: string; article: string; words: string }, version: number): Order {
  const words = form.words.trim()
  if (form.ground === 'rule') {
    return { ground: form.ground, rule: form.rule, words, version }
  }
  const article = form.article.trim()
  return { ground: form.ground, ...(article === '' ? {} : { article }), words, version }
}
