import { api, ApiError } from '@ui/api'

/** What has to end before an account can be closed. */
export type TieKind = 'shop' | 'role' | 'agency' | 'show' | 'order' | 'voucher' | 'after-sale' | 'complaint' | 'dossier' | 'blacklist' | 'film' | 'sample'
export type Tie = { kind: TieKind; count: number }

/** How one's account stands; `dueAt` is when it is closed unless that is taken back. */
export type Closing = { state: 'open' | 'waiting' | 'under-way' | 'closed'; askedAt: string | null; dueAt: string | null; waitDays: number; ties: Tie[] }

export const closings = {
  read: () => api.get<Closing>('/api/me/closing'),
  ask: (password: string) => api.post<Closing>('/api/me/closing', { password }),
  takeBack: () => api.delete<Closing>('/api/me/closing'),
}

const PLACES: Partial<Record<TieKind, string>> = {
  shop: '/studio/settings/shop',
  agency: '/studio/agency',
  show: '/studio/',
  order: '/orders',
  voucher: '/orders',
  'after-sale': '/orders?tab=cases',
  complaint: '/me/reports',
  film: '/me/films',
  sample: '/studio/selection',
}

/** Where something is ended; nowhere where only others can. */
export function placeOf(kind: TieKind): string | null {
  return PLACES[kind] ?? null
}

/** Whether that place is in another app, where the page has to be loaded anew. */
export function isElsewhere(place: string): boolean {
  return place.startsWith('/studio')
}

/** Whether the account of who has just signed in waits to be closed; signing in goes on where that cannot be told. */
export async function waitsToBeClosed(): Promise<boolean> {
  try {
    return (await closings.read()).state === 'waiting'
  } catch (refusal) {
    if (refusal instanceof ApiError) {
      return false
    }
    throw refusal
  }
}
