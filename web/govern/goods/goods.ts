import type { Finding } from '@ui/live-protocol'
import type { Money } from '@ui/money'
import type { Struck } from '@ui/shop'
import { inAddress } from '../filters'

export type Level = 'high' | 'middle' | 'low' | 'none'
export type Reason = { why: string; points: number; count: number; details: string[]; detailsEn: string[] }

/** A product in the list by risk. */
export type GoodsRow = {
  productId: string
  shopId: string
  shopName: string
  title: string
  picture: string | null
  legalCategory: string
  onShelf: boolean
  score: number
  level: Level
  reasons: Reason[]
  firstExpiry: string | null
  computedAt: string
}

export type PaperOf = {
  key: string
  zh: string
  en: string
  compulsory: boolean
  law: string
  state: string
  soon: boolean
  kind: string
  number: string
  issuer: string
  validFrom: string | null
  validUntil: string | null
  fileUrl: string | null
}
export type SaidOf = {
  showId: string
  lineId: string
  at: string
  text: string
  verdict: 'violates' | 'needs_evidence'
  findings: Finding[]
  correctedAt: string | null
  showTitle: string
  state: 'new' | 'confirmed' | 'withdrawn'
}
export type ShowOf = {
  showId: string
  itemId: string
  title: string
  state: string
  shelf: boolean
  openedAt: string | null
  closedAt: string | null
  startsAt: string | null
  leastMinor: number | null
  sold: number
  reviewed: string | null
}
export type CaseOf = { caseId: string; kind: string; reason: string; state: string; askedAt: string; disputedAt: string | null; verdict: string | null; showId: string }

/** One product with all that is known of it. */
export type GoodsSheet = {
  productId: string
  shopId: string
  shopName: string
  code: string
  title: string
  description: string
  picture: string | null
  legalCategory: string
  law: string
  archived: boolean
  risk: { score: number; level: Uppercase<Level>; reasons: Reason[] }
  facts: { key: string; zh: string; en: string; text: string }[]
  papers: PaperOf[]
  inPage: { field: string; verdict: 'violates' | 'needs_evidence'; found: Finding }[]
  said: SaidOf[]
  shows: ShowOf[]
  cases: CaseOf[]
  versions: { position: string; at: string; changes: string[] }[]
}

export type SkuPrices = {
  skuId: string
  name: string
  price: Money
  asked: { scope: 'shop' | 'show'; showId: string | null; showTitle: string | null; price: Money; reason: string; at: string }[]
  deals: { showId: string; pieces: number; price: Money; at: string }[]
  baseRule: 'lowest-7d' | 'last-deal' | 'none'
  base: Money | null
  lowest7Days: Money | null
  lowest30Days: Money | null
  claims: { text: string; price: Money; ground: 'founded' | 'maker' | 'baseless' | 'unproved' }[]
}
export type GoodsPrices = { skus: SkuPrices[]; struck: { skuId: string; name: string; struck: Struck }[]; source: string }

export const FILTERS = ['q', 'shop', 'risk', 'category', 'papers', 'page', 'spoken', 'price'] as const
export type Filter = (typeof FILTERS)[number]
export type Filters = Record<Filter, string>
export const { filtersOf, queryOf } = inAddress(FILTERS)

export const LEVELS: readonly Level[] = ['high', 'middle', 'low', 'none']
export const LEVEL_LOOKS: Record<Level, string> = { high: 'bad', middle: 'care', low: '', none: 'good' }

export function addressOf(filters: Filters): string {
  return `/api/officer/goods?${new URLSearchParams({ ...queryOf(filters), limit: '30' }).toString()}`
}

/** Where a dossier about a product begins: from what was said of it and confirmed, else by hand against its shop. */
export function dossierQuery(sheet: Pick<GoodsSheet, 'shopId' | 'said'>): Record<string, string> {
  const confirmed = sheet.said.filter((line) => line.state === 'confirmed')
  return confirmed.length > 0 ? { findings: confirmed.map((line) => `${line.showId}/${line.lineId}`).join(',') } : { shop: sheet.shopId }
}

const SIGNS: Record<string, 'added' | 'removed' | 'changed'> = { '+': 'added', '-': 'removed', '~': 'changed' }

/** A change of a page's version: a word, or a fact that came, went or is another. */
export function changeOf(change: string): { what: 'added' | 'removed' | 'changed' | 'word'; key: string } {
  const what = SIGNS[change.charAt(0)]
  return what === undefined ? { what: 'word', key: change } : { what, key: change.slice(1) }
}
