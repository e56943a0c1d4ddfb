import { api } from '@ui/api'
import { countText, currentLanguage, localeOf } from '@ui/i18n'
import { priceText } from '@ui/money'

export type Said = { zh: string; en: string }
export type Unit = 'MONEY' | 'COUNT' | 'RATE' | 'SECONDS'
export type Group = 'MONEY' | 'EFFICIENCY' | 'TRAFFIC' | 'FUNNEL' | 'INTERACTION' | 'DESK' | 'SOURCE' | 'AUDIENCE' | 'ITEM' | 'WEEK' | 'COMMISSION' | 'CLIP' | 'RADAR' | 'OUTSIDE'

/** One definition of the dictionary of metrics. */
export type Metric = {
  id: string
  zh: string
  en: string
  unit: Unit
  group: Group
  formula: Said
  numerator: Said
  denominator: Said
  window: Said
  attribution: Said
  refunds: Said
  events: string[]
  reference: Said
}
export type MetricBook = {
  version: string
  metrics: Metric[]
  /** What figures are held against, how that is reckoned, and why so. */
  comparisons: { id: string; zh: string; en: string; how: Said; why: Said }[]
  notRecorded: { id: string; zh: string; en: string; whyZh: string; whyEn: string }[]
}

/** A figure of everybody, of people alone, and of people without what is in doubt; null where it has no denominator. Money in fen. */
export type Figure = { value: number | null; people: number | null; sound: number | null }
/** What of a show is in doubt, money in fen; `doubts` are those of this show alone. */
export type Doubtful = { doubts: number; orders: number; minor: number; likes: number; accounts: number }
/** Those who came by one way, without a demo's crowd; money in fen. */
export type Source = {
  source: 'HOME' | 'FOLLOWS' | 'SEARCH' | 'MALL' | 'SHOP' | 'PRODUCT' | 'FILM' | 'NEXT' | 'SHARE' | 'DIRECT'
  entries: number
  viewers: number
  stay: number | null
  productViewers: number
  clickers: number
  orderers: number
  buyers: number
  gmv: number
  conversion: number | null
}
export type ScreenItem = {
  itemId: string
  productId: string
  title: string
  picture: string
  pinned: boolean
  seen: number
  clicks: number
  clickRate: number | null
  pieces: number
  gmv: number
  buyers: number
  orders: number
  gpm: number | null
  explained: number
}
export type Minute = {
  at: string
  gmv: number
  paid: number
  placed: number
  refunded: number
  online: number
  entries: number
  exits: number
  exposures: number
  likes: number
  lines: number
}
export type MarkKind = 'opened' | 'closing' | 'closed' | 'pin' | 'unpin' | 'withdrawn' | 'price' | 'flash' | 'flash-end' | 'warning'
export type Mark = { position: number | string; at: string; kind: MarkKind; itemId: string | null; title: string; words: string; minor: number | null }
export type Screen = {
  showId: string
  title: string
  state: 'planned' | 'open' | 'closing' | 'closed'
  openedAt: string | null
  closedAt: string | null
  asOf: string
  version: string
  crowd: boolean
  figures: Record<string, Figure>
  items: ScreenItem[]
  minutes: Minute[]
  marks: Mark[]
  words: { text: string; people: number }[]
  doubtful: Doubtful
  sources: Source[]
}
export type SaidLine = { lineId: string; at: string; itemId: string | null; words: string; verdict: string }
export type Moment = { minute: Minute; itemId: string | null; itemTitle: string; said: SaidLine[]; marks: Mark[] }
/** A figure that advice stands on; `compared` is null where it only says of how many a neighbouring figure is. */
export type Ground = { metric: string; value: number; against: 'PAST' | 'MARKET' | 'SHOW' | 'NONE'; compared: number | null; itemId: string | null; about: Said }
/** A sentence on a report's own figures, with when its rule speaks; what most hangs on comes first. */
export type Advice = { rule: string; words: Said; when: Said; grounds: Ground[] }
export type ToldAdvice = { state: 'NOT_OVER' | 'TOO_FEW' | 'TOLD'; list: Advice[] }
export type ShowReport = {
  screen: Screen
  past: { shows: number; medians: Record<string, number>; counted: Record<string, number> }
  /** Other shops' shows of 90 days up to a midnight; a median is absent where too few would let one be known. */
  market: { asOf: string; medians: Record<string, number> }
  best: Moment[]
  worst: Moment[]
  advice: ToldAdvice
  buyers: Profile
}
export type ProfileDimension = { id: 'recency' | 'frequency' | 'money'; groups: { id: ProfileGroup; people: number | null }[] }
export type ProfileGroup = 'first' | 'upTo30' | 'upTo90' | 'longer' | 'once' | 'upTo3' | 'more' | 'under100' | 'under500' | 'above'
export type Profile = { dimensions: ProfileDimension[] }
export type Fact = {
  place: string
  type: string
  at: string
  orderId: string | null
  itemId: string | null
  minor: number | null
  count: number | null
  reach: Record<string, number> | null
}

/** Who bought, in groups of ten people or more; null where a group is too small to be told. */
export type Audience = { asOf: string | null; buyers: number | null; dimensions: AudienceDimension[]; segments: { id: 'LEAVING' | 'ALIKE'; people: number | null }[] }
export type AudienceDimension = { id: 'returning' | 'rfm' | 'price' | 'time' | 'interests' | 'sources'; groups: { id: string; people: number | null }[] }

export const AUDIENCE_METRICS: Record<AudienceDimension['id'], string> = {
  returning: 'audience_returning',
  rfm: 'audience_rfm',
  price: 'audience_price',
  time: 'audience_time',
  interests: 'audience_interests',
  sources: 'audience_sources',
}
export const SEGMENT_METRICS = { LEAVING: 'audience_leaving', ALIKE: 'audience_alike' } as const

/** What a figure is asked about: of a show a minute, an hour or an item, of a shop a day, of spending a channel. */
export type Asked = {
  metric: string
  minute?: string | undefined
  hour?: string | undefined
  item?: string | undefined
  day?: string | undefined
  channel?: string | undefined
}

/** The steps of the funnel, each with the rate that leads to it. */
export const FUNNEL: readonly { metric: string; rate: string | null }[] = [
  { metric: 'exposures', rate: null },
  { metric: 'entries', rate: 'enter_rate' },
  { metric: 'viewers', rate: null },
  { metric: 'product_viewers', rate: 'seen_rate' },
  { metric: 'clickers', rate: 'click_rate' },
  { metric: 'orderers', rate: 'order_rate' },
  { metric: 'buyers', rate: 'pay_rate' },
]

/** Marks that are worth a place on the curve; the others only end something. */
export const SHOWN_MARKS: readonly MarkKind[] = ['opened', 'pin', 'price', 'flash', 'warning', 'closed']

let book: Promise<MetricBook> | null = null

/** The dictionary, read once; a failed reading is tried again at the next call. */
export function metricBook(): Promise<MetricBook> {
  book ??= api.get<MetricBook>('/api/metrics').catch((trouble: unknown) => {
    book = null
    throw trouble
  })
  return book
}

export function said(words: Said): string {
  return currentLanguage.value === 'zh' ? words.zh : words.en
}

/** A figure in its unit; `–` where there is none. */
export function figureText(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) {
    return '–'
  }
  switch (unit) {
    case 'MONEY':
      return priceText({ minor: Math.round(value), currency: 'CNY' })
    case 'RATE':
      return new Intl.NumberFormat(localeOf(currentLanguage.value), { style: 'percent', maximumFractionDigits: 1 }).format(value)
    case 'SECONDS':
      return durationText(value)
    case 'COUNT':
      return Number.isInteger(value) ? countText(value) : new Intl.NumberFormat(localeOf(currentLanguage.value), { maximumFractionDigits: 1 }).format(value)
  }
}

/** The figure without what is in doubt, where that is another one; null where nothing of it is. */
export function soundText(figure: Figure | undefined, unit: Unit): string | null {
  return figure === undefined || figure.sound === figure.people ? null : figureText(figure.sound, unit)
}

/** Whether anything of a show is in doubt. */
export function isDoubted(doubtful: Doubtful): boolean {
  return doubtful.orders > 0 || doubtful.likes > 0 || doubtful.accounts > 0
}

/** Seconds as `4:05` or `1:04:05`. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds)
  const pad = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const rest = `${hours > 0 ? pad(Math.floor(whole / 60) % 60) : Math.floor(whole / 60)}:${pad(whole % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

export function minuteText(iso: string): string {
  return new Intl.DateTimeFormat(localeOf(currentLanguage.value), { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(iso))
}

export function clockText(iso: string): string {
  return new Intl.DateTimeFormat(localeOf(currentLanguage.value), { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(new Date(iso))
}

/** How much more or less than the median, as a part of it; null where there is nothing to compare. */
export function against(value: number | null | undefined, median: number | undefined): number | null {
  return value === null || value === undefined || median === undefined || median === 0 ? null : value / median - 1
}

/** Minutes put together so that no more than so many columns are drawn: sums are added, the last online number stays. */
export function gathered(minutes: readonly Minute[], most: number): Minute[] {
  const size = Math.max(1, Math.ceil(minutes.length / most))
  const columns: Minute[] = []
  for (let from = 0; from < minutes.length; from += size) {
    const part = minutes.slice(from, from + size)
    const first = part[0]
    if (first === undefined) {
      break
    }
    const sum = (of: (minute: Minute) => number) => part.reduce((total, minute) => total + of(minute), 0)
    columns.push({
      at: first.at,
      gmv: sum((one) => one.gmv),
      paid: sum((one) => one.paid),
      placed: sum((one) => one.placed),
      refunded: sum((one) => one.refunded),
      online: (part.at(-1) ?? first).online,
      entries: sum((one) => one.entries),
      exits: sum((one) => one.exits),
      exposures: sum((one) => one.exposures),
      likes: sum((one) => one.likes),
      lines: sum((one) => one.lines),
    })
  }
  return columns
}

/** A round number at or above the highest value, for the top of an axis. */
export function roundTop(highest: number): number {
  if (highest <= 0) {
    return 1
  }
  const power = 10 ** Math.floor(Math.log10(highest))
  const step = [1, 2, 5, 10].find((one) => one * power >= highest) ?? 10
  return step * power
}

/** Which column a key leads to from another one; null where the key is not for the curve. */
export function columnAfter(key: string, at: number | null, columns: number): number | null {
  if (columns === 0) {
    return null
  }
  const last = columns - 1
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return at === null ? 0 : Math.min(last, at + 1)
    case 'ArrowLeft':
    case 'ArrowDown':
      return at === null ? last : Math.max(0, at - 1)
    case 'PageUp':
      return Math.min(last, (at ?? 0) + 10)
    case 'PageDown':
      return Math.max(0, (at ?? last) - 10)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** The moment of a show at which a minute of its curve begins to be seen: its first minute began before the opening. */
export function seenFrom(minute: string, openedAt: string | null): string {
  return openedAt !== null && Date.parse(minute) < Date.parse(openedAt) ? openedAt : minute
}

/** The minute of a curve in which a moment lies. */
export function minuteOf(moment: Date): string {
  return new Date(Math.floor(moment.getTime() / 60_000) * 60_000).toISOString().replace('.000Z', 'Z')
}

/** Minutes within the show; money that moved after its end is listed apart. */
export function within(screen: Screen): Minute[] {
  const end = screen.closedAt ?? screen.asOf
  return screen.minutes.filter((minute) => minute.at < end)
}
