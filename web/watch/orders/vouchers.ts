import { api } from '@ui/api'
import type { Money } from '@ui/money'
import type { VoucherPlace } from '@ui/shop'

/** A code as a page draws it: the dark squares of a square of so many. */
export type Drawn = { size: number; path: string }
export type VoucherState = 'OPEN' | 'REDEEMED' | 'REFUNDED' | 'EXPIRED'
/** What the vouchers of one line entitle to, as it was promised when they were bought. */
export type VoucherTerms = { line: number; title: string; entitles: string; places: VoucherPlace[]; excluded: string }
/** One code, and how it stands; the picture is there while it can be used. */
export type OwnVoucher = {
  id: string
  line: number
  code: string
  state: VoucherState
  price: Money
  goodUntil: string
  redeemedAt: string | null
  place: string | null
  voidedAt: string | null
  caseId: string | null
  qr: Drawn | null
}
export type OrderVouchers = { terms: VoucherTerms[]; vouchers: OwnVoucher[] }

export function readVouchers(orderId: string): Promise<OrderVouchers> {
  return api.get<OrderVouchers>(`/api/orders/${encodeURIComponent(orderId)}/vouchers`)
}

export function giveBack(orderId: string, voucherId: string, intent: string): Promise<{ caseId: string; at: string }> {
  return api.post(`/api/orders/${encodeURIComponent(orderId)}/vouchers/refund`, { vouchers: [voucherId], intent })
}
