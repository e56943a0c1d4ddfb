import { currentLanguage } from '@ui/i18n'
import { inAddress } from '../filters'

/** What makes something doubtful, in both languages, with its public sources. */
export type DoubtRule = {
  id: string
  subject: 'PERSON' | 'ORDERS' | 'LIKES'
  zh: string
  en: string
  whyZh: string
  whyEn: string
  sources: { zh: string; en: string }[]
}

export const GROUNDS = ['STAFF', 'IDENTITY', 'LICENCE', 'PHONE', 'ADDRESS'] as const
export const FACTS = ['acts', 'seconds', 'spread', 'hours', 'likes', 'added', 'present', 'possible', 'accounts', 'orders'] as const

export type Doubt = {
  doubtId: string
  rule: string
  showId: string | null
  showTitle: string | null
  merchantId: string | null
  shopName: string | null
  accountId: string | null
  accountName: string | null
  from: string
  until: string
  facts: Partial<Record<(typeof FACTS)[number], number>>
  grounds: (typeof GROUNDS)[number][]
  orders: number
  minor: number
  likes: number
  state: 'new' | 'confirmed' | 'withdrawn'
  judged: { ruling: 'CONFIRMED' | 'WITHDRAWN'; reason: string; officerId: string; officerName: string | null; at: string } | null
}
export type DoubtEvent = { place: string; type: string; at: string; stream: string; orderId: string | null; accountId: string | null; minor: number | null }

export const STATES = ['new', 'confirmed', 'withdrawn'] as const
export const LOOKS = { new: 'care', confirmed: 'bad', withdrawn: '' } as const
export const FILTERS = ['rule', 'state', 'show', 'shop', 'account'] as const
export type Filter = (typeof FILTERS)[number]
export type Filters = Record<Filter, string>
export const { filtersOf, queryOf } = inAddress(FILTERS)

export function addressOf(filters: Filters): string {
  return `/api/officer/doubts?${new URLSearchParams({ ...queryOf(filters), limit: '30' }).toString()}`
}

/** A text of the server in the reader's language. */
export function inWords(said: { zh: string; en: string }): string {
  return currentLanguage.value === 'zh' ? said.zh : said.en
}

/** What a rule counted, in the order in which it is told. */
export function factsOf(doubt: Doubt): { name: (typeof FACTS)[number]; value: number }[] {
  return FACTS.flatMap((name) => {
    const value = doubt.facts[name]
    return value === undefined ? [] : [{ name, value }]
  })
}
