import { api } from '@ui/api'
import { currentLanguage } from '@ui/i18n'
import type { Money } from '@ui/money'
import type { CursorPage } from '../types'
import { t } from '../words'

export type Kind = 'title' | 'points' | 'description' | 'video' | 'poster' | 'push' | 'script'
export type Part =
  | 'title'
  | 'opening'
  | 'preview'
  | 'rules'
  | 'transition'
  | 'hook'
  | 'pain'
  | 'scene'
  | 'point'
  | 'warning'
  | 'proof'
  | 'choice'
  | 'price'
  | 'benefit'
  | 'urgency'
  | 'chat'
  | 'call'
  | 'closing'
  | 'farewell'
export type State = 'passed' | 'needs-evidence' | 'violates' | 'silent'
export type Step = 'written' | 'edited' | 'again' | 'all-again' | 'marked' | 'removed' | 'restored'
export type Place = 'digital-host' | 'product-title' | 'product-description' | 'elsewhere'

export type Choice = { code: string; zh: string; en: string }
export type Choices = { kinds: Choice[]; personas: Choice[]; styles: Choice[]; audiences: Choice[]; lengths: Choice[]; model: boolean }

export type Row = {
  id: string
  party: 'product' | 'show'
  subjectId: string
  kind: Kind
  persona: string
  style: string
  audience: string
  length: string
  writer: 'grammar' | 'model'
  pairId: string
  variant: string
  state: 'writing' | 'failed' | 'draft' | 'approved'
  version: number
  madeAt: string
  by: string
  uses: number
}

export type Reason = { code: string; rule: string | null; article: string | null; words: string; message: string; rewrite: string | null }
export type Behind = { key: string; label: string; value: string | null; proof: string | null }

export type Sentence = {
  id: number
  itemId: string
  itemTitle: string
  part: Part
  text: string
  reads: string | null
  author: 'grammar' | 'model' | 'person'
  origin: string | null
  accepted: boolean
  locked: boolean
  state: State
  reasons: Reason[]
  facts: Behind[]
  seconds: number
  fellBack: Choice | null
}

/** A sentence that was written and not kept, with the number of the one in whose place it was to stand. */
export type Dropped = { part: Part; text: string; reasons: Reason[]; rewritten: boolean; sentence: number | null }
export type Use = { version: number; place: Place; at: string; by: string | null }

/** Whom a text is for, and what of that is not written. */
export type Meant = { words: string; code: string; zh: string; en: string }
export type Unmeant = { words: string; item: string; zh: string; en: string }
export type Audience = { meant: Meant[]; unmeant: Unmeant[] }

export type Text = {
  row: Row
  audience: Audience
  minutes: number
  approvedVersion: number | null
  sentences: Sentence[]
  dropped: Dropped[]
  fellBack: Choice | null
  tokens: number
  heard: number | null
  rewriting: { done: number; of: number } | null
  broken: boolean
  seconds: number
  asked: number
  uses: Use[]
}

export type Version = { number: number; at: string; by: string; what: Step; sentences: number; text: string[]; ids: number[] }

export type Side = { variant: string; turns: number; viewerMinutes: number; orders: number; paid: Money; ordersPerThousand: number | null }
export type Turn = { variant: string; version: number; from: string; until: string; viewerMinutes: number; orders: number }
/** The difference is the second side's rate less the first's, with its interval of 95 %, and the orders of the pairs that were tested. */
export type Comparison = {
  verdict: 'too-little' | 'no-difference' | 'first-better' | 'second-better'
  blocks: number
  looked: number
  nextLook: number
  leastOrders: number
  sides: Side[]
  difference: { value: number; low: number; high: number; p: number; orders: number } | null
  turns: Turn[]
}

export type Order = {
  product: string
  show: string
  kind: string
  persona: string
  style: string
  audience: string
  audienceWords: string
  length: string
  /** how long a script lasts; by its length where nothing is said */
  minutes: number | null
  variants: number
  writer: string
}

const ROOT = '/api/studio/copy'

export const copyApi = {
  choices: () => api.get<Choices>(`${ROOT}/choices`),
  texts: (query: string) => api.get<CursorPage<Row>>(`${ROOT}/texts${query}`),
  order: (order: Order) => api.post<{ texts: Row[] }>(`${ROOT}/texts`, order),
  text: (id: string) => api.get<Text>(`${ROOT}/texts/${id}`),
  stop: (id: string) => api.post<Text>(`${ROOT}/texts/${id}/stop`),
  edit: (id: string, version: number, sentence: number, text: string) => api.put<Text>(`${ROOT}/texts/${id}/sentences/${sentence}`, { version, text }),
  again: (id: string, version: number, sentence: number) => api.post<Text>(`${ROOT}/texts/${id}/sentences/${sentence}/again`, { version }),
  mark: (id: string, version: number, sentence: number, accepted: boolean, locked: boolean) =>
    api.put<Text>(`${ROOT}/texts/${id}/sentences/${sentence}/marks`, { version, accepted, locked }),
  remove: (id: string, version: number, sentence: number) => api.delete<Text>(`${ROOT}/texts/${id}/sentences/${sentence}?version=${version}`),
  allAgain: (id: string, version: number) => api.post<Text>(`${ROOT}/texts/${id}/again`, { version }),
  restore: (id: string, version: number, to: number) => api.post<Text>(`${ROOT}/texts/${id}/restore`, { version, to }),
  approve: (id: string, version: number) => api.put<Text>(`${ROOT}/texts/${id}/approval`, { version }),
  withdraw: (id: string) => api.delete<Text>(`${ROOT}/texts/${id}/approval`),
  use: (id: string, place: Place, sentence: number | null) => api.post<{ sentences: string[] }>(`${ROOT}/texts/${id}/uses`, { place, sentence }),
  comparison: (id: string, crowd: boolean) => api.get<Comparison>(`${ROOT}/texts/${id}/comparison?crowd=${crowd}`),
  exported: (id: string, as: 'docx' | 'prompter') => api.file(`${ROOT}/texts/${id}/export?as=${as}`),
}

/** Where the versions of a text are read, newest first. */
export const versionsOf = (id: string): string => `${ROOT}/texts/${id}/versions?limit=50`

/** What a choice is called in the language of the page; its code where it is not among them. */
export function nameOf(choices: readonly Choice[], code: string): string {
  const found = choices.find((one) => one.code === code)
  return found === undefined ? code : currentLanguage.value === 'en' ? found.en : found.zh
}

/** Those whom a text is for, each with the words it was asked for by where they differ from its name. */
export function meantText(meant: readonly Meant[]): string {
  return meant
    .map((one) => {
      const name = nameOf(meant, one.code)
      return one.words === name || one.words === one.zh ? name : `${one.words} → ${name}`
    })
    .join(currentLanguage.value === 'en' ? ', ' : '、')
}

/** What was asked for and is not written, and why; the goods that it is about where it is about some. */
export function unmeantText(one: Unmeant): string {
  const why = currentLanguage.value === 'en' ? one.en : one.zh
  const about = one.item === '' ? one.words : `${one.words} · ${one.item}`
  return about + (currentLanguage.value === 'en' ? ': ' : '：') + why
}

/** As minutes and seconds: 95 is 1:35. */
export function clockOf(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** How far a model is with a text: with which sentence where all are written anew, and how much of it has come. */
export function progressText(text: Pick<Text, 'heard' | 'rewriting'>): string {
  const count = text.heard ?? 0
  return text.rewriting === null
    ? t('copyHeard', { count })
    : t('copyRewriting', { now: Math.min(text.rewriting.done + 1, text.rewriting.of), of: text.rewriting.of, count })
}

/** What was written for the place of a sentence and not kept. */
export function triedFor(dropped: readonly Dropped[], id: number): Dropped[] {
  return dropped.filter((one) => one.sentence === id)
}

/** What keeps a text from being approved. */
export function failing(sentences: readonly Sentence[]): Sentence[] {
  return sentences.filter((one) => one.state !== 'passed')
}

/** Where the focus goes with a key in the list of sentences; null where the key is not about that. */
export function moved(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** How long a bar is beside the longest. */
export function barOf(value: number | null, most: number): string {
  return `${Math.round((1000 * (value ?? 0)) / most) / 10}%`
}

/** A rate with as many digits as it is known by; a dash where there is none. */
export function rateText(rate: number | null): string {
  return rate === null ? '–' : rate.toFixed(Math.abs(rate) < 10 ? 2 : 1)
}
