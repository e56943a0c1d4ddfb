import { ApiError } from '@ui/api'
import { currentLanguage } from '@ui/i18n'
import type { Money } from '@ui/money'
import { parseMoney } from '@ui/money'
import { CATEGORIES } from '@ui/vocabulary'
import { t, type Word } from '../words'

/** A part of a score; without points there is not enough to tell. */
type Part = { points: number | null }

/** What the house knows of offered goods; no total where too little is known. */
export type Score = {
  total: number | null
  sales: Part & { pieces: number; simulatedPieces: number }
  afterSale: Part & { orders: number; simulatedOrders: number; refundedBasisPoints: number | null }
  shipping: Part & { orders: number; simulatedOrders: number; onTimeBasisPoints: number | null }
  price: Part & { days: number; ofMeanBasisPoints: number | null }
}

export type OfferState = 'waiting' | 'open' | 'over' | 'withdrawn'
export type OfferSku = { skuId: string; name: string; price: Money; earned: Money; free: number }

/** An offer as who picks it sees it. */
export type OfferCard = {
  id: string
  state: OfferState
  productId: string
  title: string
  picture: string | null
  category: string
  shopId: string
  shop: string
  commissionBasisPoints: number
  lowestPrice: Money
  highestPrice: Money
  earned: Money
  score: Score
  piecesPromised: number
  piecesLeft: number
  samplesLeft: number
  sampleTerms: string
  until: string | null
  picked: boolean
  own: boolean
  skus: OfferSku[]
}

export type OfferTerms = {
  commissionBasisPoints: number
  from: string
  until: string | null
  samples: number
  sampleTerms: string
  piecesPromised: number
}

/** An offer as its shop sees it. */
export type OwnOffer = {
  id: string
  productId: string
  title: string
  picture: string | null
  state: OfferState
  lowestPrice: Money
  highestPrice: Money
  terms: OfferTerms
  piecesGiven: number
  samplesAsked: number
  publishedAt: string
  withdrawnAt: string | null
  reason: string | null
}

export type SampleState = 'asked' | 'sent' | 'refused' | 'received'
export const SAMPLE_STATES: readonly SampleState[] = ['asked', 'sent', 'refused', 'received']

export type SampleAddress = { recipient: string; phone: string; region: string; street: string }
export type SampleSheet = {
  id: string
  offerId: string
  productId: string
  title: string
  picture: string | null
  shop: string
  asker: string
  pieces: number
  state: SampleState
  askedAt: string
  carrier: string | null
  trackingNo: string | null
  reason: string | null
  receivedAt: string | null
  address: SampleAddress | null
}

export type SoldLine = {
  orderId: string
  number: number
  title: string
  shop: string
  seller: string
  showId: string
  show: string
  pieces: number
  goods: Money
  back: Money
  basisPoints: number
  commission: Money
  state: 'expected' | 'due' | 'taken-back'
  paidAt: string
  simulatedBuyer: boolean
}

/** What all lines come to, and the crowd's part of it. */
export type Sums = { lines: number } & Record<'sold' | 'back' | 'expected' | 'due' | 'simulatedSold' | 'simulatedBack' | 'simulatedExpected' | 'simulatedDue', Money>

export const SORTS = ['score', 'rate', 'earned', 'sold', 'cheap', 'new'] as const
export type Sort = (typeof SORTS)[number]

/** A share in per cent, such as `15%` or `12.5%`, of ten thousand basis points. */
export function rateText(basisPoints: number): string {
  return `${Number((basisPoints / 100).toFixed(2))}%`
}

/** Reads a share as typed, such as `15` or `12.5%`; null where it is none that can be offered. */
export function parseRate(text: string): number | null {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?\s*[%％]?$/.exec(text.trim())
  if (match === null) {
    return null
  }
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || '0')
  return basisPoints >= 1 && basisPoints <= 8_000 ? basisPoints : null
}

/** The category's name in the reader's language; it is stored in Chinese. */
export function categoryName(stored: string): string {
  return CATEGORIES.find((one) => one.key === stored)?.[currentLanguage.value] ?? stored
}

/** Each part of a score in words: what was counted, or that there is too little to count. */
export function scoreParts(score: Score): { key: string; label: string; points: number | null; told: string; simulated: number }[] {
  const { sales, afterSale, shipping, price } = score
  const part = (key: string, label: Word, points: number | null, told: string, simulated = 0) =>
    points === null ? { key, label: t(label), points, told: t('scoreUnknown'), simulated: 0 } : { key, label: t(label), points, told, simulated }
  return [
    part('sales', 'scoreSales', sales.points, t('scoreSalesTold', { count: sales.pieces }), sales.simulatedPieces),
    part('after-sale', 'scoreAfterSale', afterSale.points, t('scoreAfterSaleTold', { share: rateText(afterSale.refundedBasisPoints ?? 0), count: afterSale.orders }), afterSale.simulatedOrders),
    part('shipping', 'scoreShipping', shipping.points, t('scoreShippingTold', { share: rateText(shipping.onTimeBasisPoints ?? 0), count: shipping.orders }), shipping.simulatedOrders),
    part('price', 'scorePrice', price.points, t('scorePriceTold', { share: rateText(price.ofMeanBasisPoints ?? 0) })),
  ]
}

/** The address of a search in the pool; what is left empty bounds nothing. */
export function poolPath(search: { q: string; category: string; sort: Sort; rate: string; low: string; high: string; samples: boolean }, after: string): string {
  const asked = new URLSearchParams({ sort: search.sort, limit: '24' })
  const least = parseRate(search.rate)
  const low = parseMoney(search.low)
  const high = parseMoney(search.high)
  const given: Record<string, string> = {
    q: search.q.trim(),
    category: search.category,
    leastRate: least === null ? '' : String(least),
    leastPrice: low === null ? '' : String(low.minor),
    mostPrice: high === null ? '' : String(high.minor),
    samples: search.samples ? 'true' : '',
    after,
  }
  for (const [key, value] of Object.entries(given)) {
    if (value !== '') {
      asked.set(key, value)
    }
  }
  return `/api/selection/offers?${asked.toString()}`
}

/** The field that a refusal is about, where there is one. */
export function fieldOf(refusal: unknown): string {
  return refusal instanceof ApiError ? (refusal.field ?? '') : ''
}
