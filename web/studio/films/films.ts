import { api } from '@ui/api'
import { currentLanguage } from '@ui/i18n'
import type { OwnTakedown } from '@ui/takedown/takedown'
import type { CursorPage } from '../types'

export type State = 'draft' | 'queued' | 'rendering' | 'ready' | 'failed' | 'cancelled' | 'interrupted'
export type Standing = 'true' | 'facts-changed' | 'price-changed' | 'rules-changed' | 'gone'
export type Check = 'passed' | 'needs-evidence' | 'violates' | 'silent' | 'live'
export type Look = 'title' | 'presenter' | 'picture' | 'figures' | 'compare' | 'price' | 'closing'
/** How a picture goes with its sentence. */
export type Fit = 'shows' | 'whole' | 'free' | 'unknown' | 'other' | 'none'
export type Shape = '9:16' | '16:9' | '1:1'
export type Trouble = 'not-passed' | 'too-long' | 'no-encoder' | 'no-font' | 'no-voice' | 'taken-down' | 'broken'

export type Choice = { code: string; zh: string; en: string }
export type Choices = { templates: Choice[]; looks: Choice[]; speakers: Choice[]; shapes: Shape[]; shortest: number; longest: number }

/** A server that the house brings, Piper, or the built-in voice. */
export type Engine = 'openai' | 'piper' | 'espeak'
/** Which engine speaks in a video, and which were asked before it and failed. */
export type FilmVoice = { engine: Engine; failed: Engine[] }
/** Who speaks, as she was when the film was written: the shop's own presenter, or one of the house's people. */
export type FilmSpeaker = { who: string; voice: string; pace: number }
/** By which the shop's own presenter is chosen. */
export const OWN = 'own'

export type Row = {
  id: string
  productId: string
  productTitle: string
  template: string
  shape: Shape
  title: string
  state: State
  trouble: Trouble | null
  standing: Standing
  /** How many are made before it. */
  ahead: number | null
  percent: number | null
  /** Whether the video shows the storyboard as it is now. */
  upToDate: boolean
  seconds: number | null
  heard: boolean
  /** Null where it has no voice, or where that was not yet noted. */
  voice: FilmVoice | null
  video: string | null
  cover: string | null
  published: boolean
  publishedAt: string | null
  /** The last time that an officer took it down. */
  takedown: OwnTakedown | null
  likes: number
  madeAt: string
}

export type Why = { code: string; words: string; article: string | null; message: string; rewrite: string | null }
export type Scene = {
  id: number
  part: string
  look: Look
  mayLook: boolean
  /** Whether one of the product's pictures may be chosen for it. */
  mayPick: boolean
  /** The picture that is seen; null where none goes with the sentence. */
  picture: string | null
  /** Whether a person has chosen it. */
  picked: boolean
  fit: Fit
  /** Where its still is to be had; another address whenever something in it is another. */
  still: string | null
  /** The sentence with its slots. */
  text: string
  reads: string | null
  state: Check
  byPerson: boolean
  seconds: number
  reasons: Why[]
  facts: Told[]
}
export type Told = { key: string; label: string; value: string | null; proof: string | null }
/** A picture of the product, and in words what it was said to show. */
export type Pictured = { picture: string; shows: string[] }

export type Film = {
  row: Row
  version: number
  besideId: string | null
  wantedSeconds: number
  presenter: boolean
  speaker: FilmSpeaker
  music: boolean
  priced: boolean
  estimatedSeconds: number
  passed: boolean
  title: Scene
  scenes: Scene[]
  pictures: Pictured[]
  /** The facts that a sentence may be added about. */
  tellable: Told[]
}

export type Order = {
  product: string
  beside: string
  template: string
  shape: Shape
  seconds: number
  presenter: boolean
  music: boolean
  priced: boolean
  /** Keys of the facts that are told first. */
  facts: string[]
  /** Who speaks: the shop's own presenter, or one of the choices by code. */
  speaker: string
}
/** What was understood of a line about a film. */
export type Wish = {
  products: { id: string; title: string }[]
  beside: { id: string; title: string } | null
  template: string
  shape: Shape
  seconds: number
  presenter: boolean
  music: boolean
  priced: boolean
  facts: { key: string; label: string; value: string }[]
  /** What comes into no film: no fact bears it, or it was not understood. */
  unused: string[]
}
/** All goods that are offered and found so. */
export type Sweep = { q: string; category: string }
export type Batch = {
  id: string
  state: 'running' | 'halted' | 'cancelled' | 'done'
  halt: 'no-room' | 'no-encoder' | 'unreadable' | null
  template: string
  render: boolean
  total: number
  waiting: number
  refused: number
  atWork: number
  made: number
  failed: number
  written: number
  refusals: { productId: string; title: string; filmId: string | null; code: string; message: string }[]
  madeAt: string
}
export type Aspect = 'whole' | 'detail' | 'worn' | 'package' | 'size-chart'
/** What a product's pictures show, and what one may say of them. */
export type Album = {
  productId: string
  title: string
  pictures: { picture: string; drawn: boolean; aspects: Aspect[]; facts: string[] }[]
  kinds: Choice[]
  known: { key: string; label: string; value: string }[]
}

const path = (id: string, rest = '') => `/api/studio/films/${encodeURIComponent(id)}${rest}`

/** Where a shop objects to its film's being taken down. */
export const objectionOf = (id: string): string => path(id, '/objection')

/** What the films' pages ask of the server. */
export const filmApi = {
  choices: () => api.get<Choices>('/api/studio/films/choices'),
  films: (query: string) => api.get<CursorPage<Row>>(`/api/studio/films${query}`),
  film: (id: string) => api.get<Film>(path(id)),
  wish: (line: string, product: string) => api.post<Wish>('/api/studio/films/wish', { line, product }),
  write: (order: Order) => api.post<Film>('/api/studio/films', order),
  batches: () => api.get<CursorPage<Batch>>('/api/studio/films/batches?limit=5'),
  batch: (products: readonly string[], all: Sweep | null, like: Order, render: boolean) => api.post<Batch>('/api/studio/films/batches', all === null ? { products, like, render } : { all, like, render }),
  cancelBatch: (id: string) => api.post<Batch>(`/api/studio/films/batches/${encodeURIComponent(id)}/cancel`, {}),
  resumeBatch: (id: string) => api.post<Batch>(`/api/studio/films/batches/${encodeURIComponent(id)}/resume`, {}),
  album: (product: string) => api.get<Album>(`/api/studio/films/pictures/${encodeURIComponent(product)}`),
  sayAlbum: (product: string, pictures: { picture: string; aspects: string[]; facts: string[] }[]) => api.put<Album>(`/api/studio/films/pictures/${encodeURIComponent(product)}`, { pictures }),
  title: (id: string, version: number, text: string) => api.put<Film>(path(id, '/title'), { version, text }),
  say: (id: string, version: number, scene: number, text: string) => api.put<Film>(path(id, `/scenes/${scene}`), { version, text }),
  look: (id: string, version: number, scene: number, look: Look) => api.put<Film>(path(id, `/scenes/${scene}`), { version, look }),
  picture: (id: string, version: number, scene: number, picture: string) => api.put<Film>(path(id, `/scenes/${scene}`), { version, picture }),
  add: (id: string, version: number, more: { fact?: string; text?: string }) => api.post<Film>(path(id, '/scenes'), { version, ...more }),
  again: (id: string, version: number, scene: number) => api.post<Film>(path(id, `/scenes/${scene}/again`), { version }),
  drop: (id: string, version: number, scene: number) => api.delete<Film>(path(id, `/scenes/${scene}?version=${version}`)),
  reorder: (id: string, version: number, scenes: readonly number[]) => api.put<Film>(path(id, '/order'), { version, scenes }),
  settle: (id: string, version: number, change: { shape?: Shape; music?: boolean; priced?: boolean }) => api.put<Film>(path(id), { version, ...change }),
  render: (id: string) => api.post<Row>(path(id, '/render'), {}),
  cancel: (id: string) => api.post<Row>(path(id, '/cancel'), {}),
  publish: (id: string) => api.put<Row>(path(id, '/published'), {}),
  withdraw: (id: string) => api.delete<Row>(path(id, '/published')),
  remove: (id: string) => api.delete(path(id)),
}

/** A choice in the language of the page; one that is gone by its code. */
export function nameOf(list: readonly Choice[], code: string): string {
  const found = list.find((one) => one.code === code)
  return found === undefined ? code : currentLanguage.value === 'en' ? found.en : found.zh
}

/** Who may speak in a film, the shop's own presenter first. */
export function speakerOptions(choices: Choices | null, own: string): { key: string; label: string }[] {
  const house = choices?.speakers ?? []
  return [{ key: OWN, label: own }, ...house.map((one) => ({ key: one.code, label: nameOf(house, one.code) }))]
}

/** Which voice speaks in a video in place of which; null where the first that was asked speaks, or none. */
export function stoodIn(voice: FilmVoice | null, name: (engine: Engine) => string): { engine: string; failed: string } | null {
  if (voice === null || voice.failed.length === 0) {
    return null
  }
  return { engine: name(voice.engine), failed: voice.failed.map(name).join(currentLanguage.value === 'en' ? ', ' : '、') }
}

export const isAtWork = (row: Row): boolean => row.state === 'queued' || row.state === 'rendering'

/** What keeps a film from being made. */
export function failing(film: Film): Scene[] {
  return [film.title, ...film.scenes].filter((scene) => scene.state !== 'passed')
}

/** The numbers of the scenes with one moved up or down by one; null where it is at the end already. */
export function moved(scenes: readonly Scene[], id: number, by: -1 | 1): number[] | null {
  const ids = scenes.map((scene) => scene.id)
  const at = ids.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= ids.length) {
    return null
  }
  ids.splice(at, 1)
  ids.splice(to, 0, id)
  return ids
}

/** Whether the film may be shown to everybody as it is. */
export function mayPublish(film: Film): boolean {
  return film.row.state === 'ready' && film.row.upToDate && film.row.standing === 'true' && film.passed && !film.row.published && film.row.takedown?.inForce !== true
}

/** How much of a batch has had its turn and come out in some way, in per cent. */
export function percentOf(batch: Batch): number {
  return batch.total === 0 ? 100 : Math.floor((100 * (batch.total - batch.waiting - batch.atWork)) / batch.total)
}

/** Whether something of a batch is still to come. */
export const isUnderWay = (batch: Batch): boolean => batch.state === 'running' || batch.atWork > 0

/** What was said of a picture as one list for a field to choose in, and back. */
export const sayings = (of: { aspects: readonly string[]; facts: readonly string[] }): string[] => [...of.aspects.map((one) => `is:${one}`), ...of.facts.map((one) => `fact:${one}`)]
export function said(picture: string, chosen: readonly string[]): { picture: string; aspects: string[]; facts: string[] } {
  const after = (front: string) => chosen.filter((one) => one.startsWith(front)).map((one) => one.slice(front.length))
  return { picture, aspects: after('is:'), facts: after('fact:') }
}
