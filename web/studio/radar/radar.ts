import { countText, currentLanguage, localeOf } from '@ui/i18n'
import { priceText } from '@ui/money'

export const KINDS = ['products', 'brands', 'hosts', 'rooms', 'shows'] as const
export type Kind = (typeof KINDS)[number]
export const ORDERS = ['pieces', 'views', 'sales', 'growth'] as const
export type Order = (typeof ORDERS)[number]
export const SPANS = ['7', '30', '90'] as const

/** An amount of others, between two steps, in fen. */
export type Band = { fromMinor: number; untilMinor: number }

/** One host, room, show, product or brand; what is null is not the asker's to know, or there is none. Money in fen. */
export type Told = {
  id: string
  title: string
  shopId: string | null
  shopName: string
  picture: string | null
  category: string
  openedAt: string | null
  hosts: string[]
  mine: boolean
  simulated: boolean
  views: number
  likes: number | null
  pieces: number
  growth: number | null
  band: Band | null
  sales: number | null
  orders: number | null
  exposures: number | null
  clicks: number | null
}
export type Past = { views: number; likes: number | null; pieces: number; sales: number | null; orders: number | null; exposures: number | null; clicks: number | null }
export type Day = { day: string; views: number; pieces: number; sales: number | null; orders: number | null; exposures: number | null; clicks: number | null }
/** Paid orders in an hour of the week, 1 is Monday; null where they are too few of others to be told. */
export type Hour = { weekday: number; hour: number; orders: number | null }
export type Deal = { id: string; title: string; minor: number; at: string; showId: string; showTitle: string }
export type Detail = { now: Told; before: Past; partlyMine: boolean; days: Day[]; hours: Hour[]; deals: Deal[]; firstDay: string; span: number }

/** Fewer orders than this in an hour say little. */
export const FEW = 10

export function isGoods(kind: Kind): boolean {
  return kind === 'products' || kind === 'brands'
}

export function moneyText(minor: number): string {
  return priceText({ minor, currency: 'CNY' })
}

/** Such as `¥20K–50K`: no more exact than it is told. */
export function bandText(band: Band): string {
  const yuan = (minor: number) => countText(minor / 100)
  return band.fromMinor === 0 ? `< ¥${yuan(band.untilMinor)}` : `¥${yuan(band.fromMinor)}–${yuan(band.untilMinor)}`
}

/** A change as `+12.5%`. */
export function changeText(change: number): string {
  return new Intl.NumberFormat(localeOf(currentLanguage.value), { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(change)
}

/** How much more than before, as a part of it; null below ten before. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before < FEW ? null : (now - before) / before
}

/**
 * Why a figure leads to no events, as a word of the dictionary; null where it leads to them. `mine` is whether all that is shown is the asker's,
 * `deal` whether it is a lowest deal, which is a single order and so for no agency.
 */
export function whyNoEvents(of: { shop: boolean; mine: boolean; partlyMine: boolean; deal: boolean }): 'radarBehindAgency' | 'radarBehindPartly' | 'radarBehindOthers' | null {
  if (!of.mine) {
    return of.partlyMine ? 'radarBehindPartly' : 'radarBehindOthers'
  }
  return of.deal && !of.shop ? 'radarBehindAgency' : null
}

/** Pieces sold per hundred views; null below ten views. */
export function yieldOf(row: { pieces: number; views: number }): number | null {
  return row.views < FEW ? null : (100 * row.pieces) / row.views
}

export function dayText(day: string): string {
  return new Intl.DateTimeFormat(localeOf(currentLanguage.value), { month: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** Monday's short name for 1, and so on. */
export function weekdayText(weekday: number): string {
  return new Intl.DateTimeFormat(localeOf(currentLanguage.value), { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)))
}

/** How dark each cell of a week is, 0 to 1, row by row from Monday; cells below `few` are told apart. */
export type Cell = { weekday: number; hour: number; orders: number | null; share: number; few: boolean }

export function weekOf(hours: readonly Hour[]): Cell[][] {
  const known = new Map(hours.map((one) => [one.weekday * 24 + one.hour, one.orders]))
  const most = Math.max(1, ...hours.map((one) => one.orders ?? 0))
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    Array.from({ length: 24 }, (_, hour) => {
      const at = weekday * 24 + hour
      const orders = known.has(at) ? (known.get(at) ?? null) : 0
      return { weekday, hour, orders, share: (orders ?? 0) / most, few: orders === null || (orders > 0 && orders < FEW) }
    }),
  )
}

/** The three hours in which most was ordered, of those with enough orders to say so. */
export function bestHours(hours: readonly Hour[]): Hour[] {
  return hours
    .filter((one) => (one.orders ?? 0) >= FEW)
    .sort((one, other) => (other.orders ?? 0) - (one.orders ?? 0))
    .slice(0, 3)
}

/** The address of a ranking or its file. */
export function rankingPath(kind: Kind, asked: { days: string; by: string; q: string; category: string; own: boolean; crowd: boolean }, file?: 'csv' | 'xlsx'): string {
  const query = new URLSearchParams({ days: asked.days, by: asked.by, own: String(asked.own), crowd: String(asked.crowd) })
  if (asked.q !== '') {
    query.set('q', asked.q)
  }
  if (asked.category !== '') {
    query.set('category', asked.category)
  }
  if (file !== undefined) {
    query.set('format', file)
    query.set('lang', currentLanguage.value)
  }
  return `/api/radar/rankings/${kind}${file === undefined ? '' : '/export'}?${query.toString()}`
}
