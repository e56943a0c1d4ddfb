import { api } from '@ui/api'
import { dateText } from '@ui/i18n'
import type { Listed, ReadBehind } from '../insight/behind'
import type { CursorPage } from '../types'
import { t } from '../words'
import { moneyText } from './radar'

export type SpendChannel = {
  channel: string
  days: number
  lastDay: string
  spendMinor: number
  orders: number | null
  gmvMinor: number | null
  costPerOrder: number | null
  roas: number | null
  typed: boolean
  imported: boolean
}
export type Spending = { firstDay: string; channels: SpendChannel[]; campaigns: string[] }
export type SpendRow = {
  spendId: string | null
  day: string
  channel: string
  campaign: string
  spendMinor: number
  orders: number | null
  gmvMinor: number | null
  fileId: string | null
  fileName: string
}
/** Why a channel is or is not advised on. */
export type Standing = 'KNOWN' | 'TOO_FEW_DAYS' | 'TOO_ALIKE' | 'UNSURE'
export type AdvisedChannel = {
  channel: string
  standing: Standing
  days: number
  presentMinor: number
  marginal: number | null
  low: number | null
  high: number | null
  advisedMinor: number
}
export type Advice = { best: string | null; budgetMinor: number; advisedMinor: number; gainMinor: number | null; channels: AdvisedChannel[] }

/** What was typed into the form for a day; amounts as they were typed. */
export type Draft = { day: string; channel: string; campaign: string; spend: string; orders: string; gmv: string }

/** A whole number of none or more; null for nothing typed, undefined for what is no such number. */
export function wholeOf(typed: string): number | null | undefined {
  const plain = typed.trim().replaceAll(',', '')
  return plain === '' ? null : /^\d{1,12}$/.test(plain) ? Number(plain) : undefined
}

/** A margin typed as per cent, as a part of 1; null for nothing typed, undefined for what is none. */
export function marginOf(typed: string): number | null | undefined {
  const plain = typed.trim().replace(/%$/, '')
  if (plain === '') {
    return null
  }
  const share = /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Number(plain) / 100 : 0
  return share > 0 && share <= 1 ? share : undefined
}

/** The rows behind a channel's figures in what was chosen, each with its spend, or what a rate is made of. */
export function behindChannel(chosen: () => string): ReadBehind {
  return async (asked, after) => {
    const query = new URLSearchParams(chosen())
    query.set('channel', asked.channel ?? '')
    query.set('limit', '50')
    query.set('after', after)
    const page = await api.get<CursorPage<SpendRow>>(`/api/radar/spending/rows?${query.toString()}`)
    return { items: page.items.map((row) => listed(row, asked.metric)), next: page.next }
  }
}

function listed(row: SpendRow, metric: string): Listed {
  return {
    id: `${row.day}.${row.campaign}.${row.fileId ?? ''}`,
    place: [row.campaign, row.gmvMinor === null || metric !== 'roas' ? '' : t('spendBrought', { gmv: moneyText(row.gmvMinor) })].filter((part) => part !== '').join(' · '),
    at: `${row.day}T00:00:00Z`,
    orderId: null,
    itemId: null,
    showId: null,
    minor: row.spendMinor,
    count: metric === 'cost_per_order' ? row.orders : null,
    reach: null,
    when: () => dateText(row.day),
    what: () => (row.fileId === null ? t('spendTyped') : row.fileName),
  }
}
