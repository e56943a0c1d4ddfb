import { api } from '@ui/api'
import type { Money } from '@ui/money'
import type { VoucherPlace } from '@ui/shop'

/** A voucher that can be redeemed now; its code is masked, since whoever looks has it already. */
export type Ticket = {
  voucherId: string
  code: string
  title: string
  entitles: string
  excluded: string
  places: VoucherPlace[]
  price: Money
  orderNo: string
  buyerNickname: string
  simulatedBuyer: boolean
  issuedAt: string
  goodUntil: string
}
export type Used = {
  voucherId: string
  code: string
  title: string
  price: Money
  orderNo: string
  buyerNickname: string
  redeemedAt: string
  redeemedBy: string
  place: string
}
export type Sum = { day: string; pieces: number; amount: Money }

export const till = {
  look: (code: string) => api.post<Ticket>('/api/studio/vouchers/look', { code }),
  redeem: (code: string, place: string) => api.post<Used>('/api/studio/vouchers/redeem', { code, place }),
  sum: (day: string) => api.get<Sum>(`/api/studio/vouchers/redeemed/sum?day=${day}`),
}

/** Which of a voucher's places is chosen at once: the one that was used before, or the only one there is. */
export function placeAtFirst(ticket: Ticket, before: string): string {
  const names = ticket.places.map((place) => place.name)
  return names.includes(before) ? before : before === '' && names.length === 1 ? (names[0] ?? '') : ''
}

/** The day in China on which a moment falls, as the server counts days. */
export function dayInChina(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
}
