import { api } from '@ui/api'
import type { Money } from '@ui/money'
import { readAll } from '@ui/useParts'
import { type Act, useAtWork } from '../people/at-work'
import type { CursorPage, StudioShow } from '../types'

/** What was sold on a day; what is simulated is a demo's crowd's part of it. */
export type Day = { day: string; orders: number; paid: Money; back: Money; simulatedOrders: number; simulatedPaid: Money; simulatedBack: Money }

/** What waits for somebody: how many of it (at least, where there is more than was looked at), and where to see to it. */
export type Waiting = { key: 'homeToSend' | 'homeSamples' | 'homeLate' | 'homeCases' | 'homeQuestions' | 'homeSoldOut' | 'homeNoFacts'; count: number; more: boolean; to: string; urgent: boolean }

export type Overview = { waiting: Waiting[]; shows: StudioShow[]; days: Day[] | null }

const LOOKED_AT = 50

/** Reads what concerns the asker's own acts, and nothing else. */
export async function readOverview(now: Date): Promise<Overview> {
  const { may } = useAtWork()
  const of = <T>(act: Act, read: () => Promise<T>): Promise<T | null> => (may(act) ? read() : Promise.resolve(null))
  const [counts, cases, questions, samples, soldOut, noFacts, shows, sales] = await Promise.all([
    of('ORDERS', () => api.get<Record<string, number>>('/api/studio/order-counts')),
    of('AFTER_SALE', () => api.get<{ items: unknown[]; next: string | null }>(`/api/studio/after-sales?state=ASKED,SENT_BACK,REPLACING,DISPUTED&limit=${LOOKED_AT}`)),
    of('ANSWER', () => api.get<{ open: number; proposed: number }>('/api/studio/helpdesk/counts')),
    of('GOODS', () => api.get<{ items: unknown[]; next: string | null }>(`/api/studio/offers/samples?state=asked&limit=${LOOKED_AT}`)),
    of('GOODS', () => api.get<{ count: number }>('/api/studio/products/count?state=sold-out')),
    of('GOODS', () => api.get<{ count: number }>('/api/studio/products/count?state=no-facts')),
    readAll((after) => api.get<CursorPage<StudioShow>>(`/api/studio/shows?state=open,closing,planned&limit=100&after=${after}`)),
    of('FIGURES', () => api.get<{ days: Day[] }>('/api/studio/sales')),
  ])
  const waiting: Waiting[] = [
    { key: 'homeLate', count: counts?.['overdue'] ?? 0, more: false, to: '/orders', urgent: true },
    { key: 'homeToSend', count: counts?.['taken'] ?? 0, more: false, to: '/orders', urgent: false },
    { key: 'homeCases', count: cases?.items.length ?? 0, more: (cases?.next ?? null) !== null, to: '/after-sales', urgent: true },
    { key: 'homeQuestions', count: questions?.open ?? 0, more: false, to: '/helpdesk', urgent: true },
    { key: 'homeSamples', count: samples?.items.length ?? 0, more: (samples?.next ?? null) !== null, to: '/offers', urgent: false },
    { key: 'homeSoldOut', count: soldOut?.count ?? 0, more: false, to: '/products?state=sold-out', urgent: false },
    { key: 'homeNoFacts', count: noFacts?.count ?? 0, more: false, to: '/products?state=no-facts', urgent: false },
  ]
  return { waiting: waiting.filter((one) => one.count > 0), shows: shows.filter((show) => concernsToday(show, now)), days: sales?.days ?? null }
}

/** On air, or beginning on this day of the reader's calendar. */
export function concernsToday(show: Pick<StudioShow, 'state' | 'startsAt'>, now: Date): boolean {
  if (show.state === 'open' || show.state === 'closing') {
    return true
  }
  const startsAt = show.startsAt ?? null
  return show.state === 'planned' && startsAt !== null && new Date(startsAt).toDateString() === now.toDateString()
}

/** All days together. */
export function sumOf(days: readonly Day[]): Omit<Day, 'day'> {
  const currency = days[0]?.paid.currency ?? 'CNY'
  const count = (key: 'orders' | 'simulatedOrders') => days.reduce((sum, day) => sum + day[key], 0)
  const money = (key: 'paid' | 'back' | 'simulatedPaid' | 'simulatedBack') => ({ minor: days.reduce((sum, day) => sum + day[key].minor, 0), currency })
  return {
    orders: count('orders'),
    paid: money('paid'),
    back: money('back'),
    simulatedOrders: count('simulatedOrders'),
    simulatedPaid: money('simulatedPaid'),
    simulatedBack: money('simulatedBack'),
  }
}
