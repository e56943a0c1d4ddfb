import type { ChangeState, ReaderVersion } from './rules'

/** What the pages of the second reader's versions read. */
export type Trouble = 'missing' | 'damaged' | 'unfit'
export type InForce = { using: string; shipped: string; wantedId: string | null; wanted: string | null; trouble: Trouble | null; waiting: boolean; officers: number }
export type ReaderRow = { id: string; state: ChangeState; version: string; from: string | null; broughtBy: string; broughtAt: string; edition: number | null; inForce: boolean }
export type ReaderCard = { trainedBy: string; trainedOn: string; threshold: number; thresholdInShows: number; categories: string[]; measured: ReaderVersion['measured'] }
export type ReaderAct = { act: 'brought' | 'dated' | 'published' | 'withdrawn' | 'dropped'; who: string; at: string; reason: string; from: string | null; edition: number | null; alone: boolean }
export type Reader = {
  id: string
  state: ChangeState
  revision: number
  version: string
  sha256: string
  bytes: number
  reason: string
  from: string | null
  card: ReaderCard | null
  trouble: Trouble | null
  inForce: boolean
  acts: ReaderAct[]
  mine: boolean
  approvable: boolean
  officers: number
}
