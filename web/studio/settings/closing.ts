import { api } from '@ui/api'

/** What has to end before a shop is closed. */
export const TIES = ['show', 'picked', 'order', 'voucher', 'after-sale', 'complaint', 'dossier', 'measure', 'sample'] as const
export type ShopTie = (typeof TIES)[number]

/** Whether the shop ends; `endsOn` is the first day without sales, and where nobody asked what it would be for who asks now. */
export type ShopClosing = {
  state: 'open' | 'waiting' | 'ended' | 'closed'
  askedAt: string | null
  endsOn: string
  noticeDays: number
  ties: { kind: ShopTie; count: number }[]
}

export const shopClosing = {
  read: () => api.get<ShopClosing>('/api/studio/closing'),
  ask: (password: string) => api.post<ShopClosing>('/api/studio/closing', { password }),
  takeBack: () => api.delete<ShopClosing>('/api/studio/closing'),
}

const PLACES: Partial<Record<ShopTie, string>> = {
  show: '/shows',
  order: '/orders',
  voucher: '/redeem',
  'after-sale': '/after-sales',
  complaint: '/complaints',
  dossier: '/notices',
  measure: '/notices',
  sample: '/offers',
}

/** Where something is ended; nowhere where only others can. */
export function placeOf(tie: ShopTie): string | null {
  return PLACES[tie] ?? null
}
