import { type Money, parseMoney, sameMoney } from '@ui/money'

/** Bounds of the catalogue. */
export const LARGEST_PRICE = 100_000_000
export const MOST_PIECES = 1_000_000
export const LONGEST_REASON = 200

export type PriceFlaw = 'needPrice' | 'badPrice' | 'priceRange' | 'samePrice'
export type PiecesFlaw = 'needPieces' | 'badPieces' | 'piecesRange' | 'piecesTooFew'
export type ReasonFlaw = 'needReason' | 'longReason'

/** What is wrong with a price as typed; a price that is in force already is no change. */
export function priceFlaw(text: string, current: Money | null): PriceFlaw | null {
  if (text.trim() === '') {
    return 'needPrice'
  }
  const price = parseMoney(text, current?.currency ?? 'CNY')
  if (price === null) {
    return 'badPrice'
  }
  if (price.minor < 1 || price.minor > LARGEST_PRICE) {
    return 'priceRange'
  }
  return current !== null && sameMoney(price, current) ? 'samePrice' : null
}

/** What is wrong with a cost as typed; what is said already is no change. */
export function costFlaw(text: string, current: Money | null): 'needCost' | Exclude<PriceFlaw, 'needPrice' | 'samePrice'> | 'sameCost' | null {
  const flaw = priceFlaw(text, current)
  return flaw === 'needPrice' ? 'needCost' : flaw === 'samePrice' ? 'sameCost' : flaw
}

/** The share of a price that is earned, such as `56.8%`; below zero where a piece costs more than its price. */
export function marginText(price: Money, cost: Money): string {
  return ((1 - cost.minor / price.minor) * 100).toFixed(1) + '%'
}

/** What is wrong with pieces to count in, or with a minus out; no more can go out than lie free. */
export function piecesFlaw(text: string, free: number): PiecesFlaw | null {
  if (text.trim() === '') {
    return 'needPieces'
  }
  if (!/^[+-]?\d{1,8}$/.test(text.trim()) || Number(text) === 0) {
    return 'badPieces'
  }
  const pieces = Number(text)
  if (Math.abs(pieces) > MOST_PIECES) {
    return 'piecesRange'
  }
  return free + pieces < 0 ? 'piecesTooFew' : null
}

/** What is wrong with pieces to hand to a show or to open a SKU with: zero or more, no more than there are. */
export function allotFlaw(text: string, free: number): Exclude<PiecesFlaw, 'needPieces'> | null {
  if (text.trim() === '') {
    return null
  }
  if (!/^\d{1,8}$/.test(text.trim())) {
    return 'badPieces'
  }
  return Number(text) > free ? 'piecesTooFew' : null
}

export function reasonFlaw(text: string): ReasonFlaw | null {
  const length = Array.from(text.trim()).length
  if (length === 0) {
    return 'needReason'
  }
  return length > LONGEST_REASON ? 'longReason' : null
}
