import { api } from '@ui/api'
import type { Money } from '@ui/money'
import type { VoucherPlace } from '@ui/shop'
import type { Part } from '@ui/useParts'

/** A code as a page draws it: the dark squares of a square of so many. */
export type Drawn = { size: number; path: string }
export type VoucherState = 'OPEN' | 'REDEEMED' | 'REFUNDED' | 'EXPIRED'
/** What the vouchers of one line entitle to, as it was promised when they were bought. */
export type VoucherTerms = { line: number; title: string; entitles: string; places: VoucherPlace[]; excluded: string }
/** One code, and how it stands. */
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
}

const ofOrder = (orderId: string) => `/api/orders/${encodeURIComponent(orderId)}/vouchers`

export function readVouchers(orderId: string, after: string): Promise<Part<OwnVoucher>> {
  return api.get<Part<OwnVoucher>>(`${ofOrder(orderId)}?limit=50&after=${after}`)
}

export function readTerms(orderId: string): Promise<VoucherTerms[]> {
  return api.get<VoucherTerms[]>(`${ofOrder(orderId)}/terms`)
}

/** The picture of a code that can be used. */
export function readPicture(orderId: string, voucherId: string): Promise<Drawn> {
  return api.get<Drawn>(`${ofOrder(orderId)}/${encodeURIComponent(voucherId)}/qr`)
}

/** Gives back those named, all in one after-sale. */
export function giveBack(orderId: string, vouchers: string[], intent: string): Promise<{ caseId: string; at: string }> {
  return api.post(`${ofOrder(orderId)}/refund`, { vouchers, intent })
}
