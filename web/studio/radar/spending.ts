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
