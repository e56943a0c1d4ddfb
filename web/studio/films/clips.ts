import { api } from '@ui/api'
import { type Found, isAtWork, isOver, type Review } from '@ui/filmreview/review'
import type { OwnTakedown } from '@ui/takedown/takedown'
import type { CursorPage } from '../types'
import type { Check, Shape, Standing, State, Why } from './films'

export type ReasonSort = 'sales' | 'talk' | 'likes'
export type ClipTrouble =
  | 'not-recorded'
  | 'not-a-video'
  | 'picture-too-large'
  | 'too-long'
  | 'too-short'
  | 'took-too-long'
  | 'broken-file'
  | 'broken'
  | 'no-encoder'
  | 'taken-down'

export type Figures = { paidMinor: number; orders: number; lines: number; likes: number }
export type Line = { fromMs: number; toMs: number; text: string; state: Check; passes: boolean; reasons: Why[] }
export type Moment = {
  fromMs: number
  toMs: number
  productId: string
  productTitle: string
  figures: Figures
  /** Of the show in as much time. */
  average: Figures
  reasons: { sort: ReasonSort; times: number }[]
  passes: boolean
  lines: Line[]
}
export type Moments = { showId: string; title: string; state: string; openedAt: string | null; millis: number; recordedMs: number; moments: Moment[] }

export type ClipOf = { showId: string; showTitle: string; fromMs: number; toMs: number; at: string }
export type ClipRow = {
  id: string
  kind: 'clip' | 'upload'
  origin: 'pgc' | 'ugc' | 'pugc'
  title: string
  productId: string | null
  productTitle: string | null
  clip: ClipOf | null
  fileName: string | null
  shape: Shape | null
  state: State
  trouble: ClipTrouble | null
  standing: Standing
  ahead: number | null
  percent: number | null
  upToDate: boolean
  seconds: number | null
  ai: boolean
  video: string | null
  cover: string | null
  subtitles: string | null
  published: boolean
  publishedAt: string | null
  takedown: OwnTakedown | null
  /** How listening to it and looking at it stand; null where no video was made yet. */
  review: Review | null
  likes: number
  madeAt: string
}
export type Clip = { row: ClipRow; version: number; passed: boolean; title: Line; lines: Line[]; found: Found[] }

const path = (id = '', rest = '') => `/api/studio/films/clips${id === '' ? '' : `/${encodeURIComponent(id)}`}${rest}`

/** Below which a clip is asked for. */
export const clipPath = (id: string): string => path(id)

/** Where a shop objects to its clip's being taken down. */
export const objectionOf = (id: string): string => path(id, '/objection')

/** What the pages of clips ask of the server. */
export const clipApi = {
  limits: () => api.get<{ mostBytes: number; mostSeconds: number }>('/api/films/uploads'),
  moments: (show: string) => api.get<Moments>(path('', `/moments?show=${encodeURIComponent(show)}`)),
  clips: (after: string) => api.get<CursorPage<ClipRow>>(path('', `?after=${encodeURIComponent(after)}`)),
  clip: (id: string) => api.get<Clip>(path(id)),
  cut: (show: string, moment: Moment) => api.post<ClipRow>(path(), { show, fromMs: moment.fromMs, toMs: moment.toMs, product: moment.productId }),
  change: (id: string, version: number, change: { title?: string; fromMs?: number; toMs?: number }) => api.put<Clip>(path(id), { version, ...change }),
  render: (id: string) => api.post<ClipRow>(path(id, '/render'), {}),
  cancel: (id: string) => api.post<ClipRow>(path(id, '/cancel'), {}),
  publish: (id: string) => api.put<ClipRow>(path(id, '/published'), {}),
  withdraw: (id: string) => api.delete<ClipRow>(path(id, '/published')),
  remove: (id: string) => api.delete(path(id)),
}

export const isBeingMade = (row: ClipRow): boolean => row.state === 'queued' || row.state === 'rendering'

/** Whether something is going on with it that is worth looking again for. */
export const isUnderWay = (row: ClipRow): boolean => isBeingMade(row) || (row.review !== null && isAtWork(row.review))

/** A time in a show, as its clock has it: minutes and seconds, and hours where there are any. */
export function clockText(ms: number): string {
  const whole = Math.floor(ms / 1000)
  const pad = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const rest = `${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** A clock's time as somebody types it, in milliseconds; null where it is none. */
export function clockMs(text: string): number | null {
  const parts = text.trim().split(':')
  if (parts.length < 2 || parts.length > 3 || parts.some((part, at) => !/^\d{1,3}(\.\d{1,3})?$/.test(part) || (at < parts.length - 1 && part.includes('.')))) {
    return null
  }
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0)
  return Math.round(seconds * 1000)
}

/** Whether it may be shown to everybody as it is. */
export function mayShow(clip: Clip): boolean {
  return clip.row.state === 'ready' && clip.row.upToDate && clip.row.standing === 'true' && clip.passed && !clip.row.published && clip.row.takedown?.inForce !== true && isOver(clip.row.review)
}
