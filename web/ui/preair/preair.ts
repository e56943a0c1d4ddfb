import type { Money } from '../money'

export type Fitness = 'PASS' | 'NEEDS_EVIDENCE' | 'MEND'
export type Point = {
  check: string
  fitness: Fitness
  rule: string
  law: string
  severity: string | null
  message: string
  messageEn: string
  facts: { what: string; value: string }[]
  advice: string
  adviceEn: string
  blocks: boolean
}
export type Paper = { key: string; label: string; labelEn: string; compulsory: boolean; state: string; number: string; issuer: string; validFrom: string | null; validUntil: string | null; sha256: string | null }
export type ReviewedSku = {
  skuId: string
  name: string
  price: Money
  listPrice: Money | null
  baseRule: 'lowest-7d' | 'last-deal' | 'none'
  base: Money | null
  lowest30Days: Money | null
  flashes: { from: string; until: string; price: Money }[]
}
export type ReviewedItem = {
  itemId: string
  productId: string
  shopId: string
  title: string
  legalCategory: string
  fitness: Fitness
  perBuyerLimit: number
  skus: ReviewedSku[]
  papers: Paper[]
  points: Point[]
}

/** A sealed record of a review before air. */
export type Review = {
  at: string
  showId: string
  shopId: string
  cause: 'ASKED' | 'OPENING' | 'LINED_UP'
  airDay: string
  edition: string
  subject: string
  fitness: Fitness
  items: ReviewedItem[]
  points: Point[]
  linesJudged: number
  notJudged: string[]
  part: { number: number; of: number } | null
}
export type Sealed = { sealedOffset: string; leafIndex: string | null; leafHash: string | null; review: Review }

/** How a show's review stands: the last record, and whether the line-up is another by now. */
export type ReviewState = { last: Sealed | null; changed: boolean }

export const LOOKS: Record<Fitness, string> = { PASS: 'good', NEEDS_EVIDENCE: 'care', MEND: 'bad' }

const GRAVE: Record<Fitness, number> = { PASS: 0, NEEDS_EVIDENCE: 1, MEND: 2 }

/** The points of an item as they are to be worked off: what bars first, then what is to be mended, then what is to be proved. */
export function inOrder(points: readonly Point[]): Point[] {
  return [...points].sort((one, other) => Number(other.blocks) - Number(one.blocks) || GRAVE[other.fitness] - GRAVE[one.fitness])
}

/** How many items came to what. */
export function tally(items: readonly ReviewedItem[]): Record<Fitness, number> {
  const counts: Record<Fitness, number> = { PASS: 0, NEEDS_EVIDENCE: 0, MEND: 0 }
  items.forEach((item) => counts[item.fitness]++)
  return counts
}
