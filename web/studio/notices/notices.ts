import { api } from '@ui/api'
import type { Finding } from '@ui/live-protocol'
import { onScopeDispose, shallowRef } from 'vue'

export type Text = { zh: string; en: string }
/** A product that is off sale by a measure. */
export type Goods = { productId: string; title: string }
export type Bound = { measureId: string; dossierId: string; kind: string; name: Text; binds: Text; reason: string; since: string; until: string; appealBy: string; appealed: boolean; goods: Goods | null }
/** A limit of traffic that binds one room until an officer has looked, or has ended early and may still be confirmed. */
export type RoomLimit = { showId: string; limitId: string; showTitle: string; rules: { rule: string; article: string; message: string; messageEn: string }[]; since: string; until: string; corrected: boolean; confirmBy: string; over: boolean; contested: boolean }
export type NoticesNow = { measures: Bound[]; limits: RoomLimit[]; unread: number }
export type Listed = { dossierId: string; openedAt: string; facts: string; unread: boolean; replyBy: string | null; inForce: number; state: 'open' | 'closed' }
export type Measure = {
  measureId: string
  kind: string
  name: Text
  binds: Text
  ends: Text
  state: 'in-force' | 'ended'
  facts: string
  reason: string
  basis: string[]
  since: string
  until: string
  appealBy: string
  mayAppeal: boolean
  appeal: { at: string; words: string; decideBy: string; upheld: boolean | null; reason: string | null } | null
  endCause: 'TERM' | 'APPEAL' | 'LIFTED' | null
  endReason: string | null
  goods: Goods | null
}
export type NoticeSheet = {
  dossierId: string
  subjectName: string
  openedAt: string
  facts: string
  state: 'open' | 'closed'
  unread: boolean
  lines: { showId: string; showTitle: string; at: string; text: string; findings: Finding[]; correctedAt: string | null; state: string }[]
  notices: { noticeId: string; kind: 'INQUIRY' | 'CORRECTION'; at: string; words: string; replyBy: string }[]
  measures: Measure[]
  replies: { replyId: string; kind: 'ANSWER' | 'REPAIR'; at: string; words: string; passed: boolean | null; checkWords: string | null }[]
  mayReply: boolean
  mayRepair: boolean
}

export type Letter = { key: string; at: string; kind: 'INQUIRY' | 'CORRECTION' | 'ANSWER' | 'REPAIR'; words: string; replyBy: string | null; passed: boolean | null; checkWords: string | null }

/** What was told and answered, in the order of time. */
export function lettersOf(sheet: Pick<NoticeSheet, 'notices' | 'replies'>): Letter[] {
  const told = sheet.notices.map((one) => ({ key: one.noticeId, at: one.at, kind: one.kind, words: one.words, replyBy: one.replyBy, passed: null, checkWords: null }))
  const answered = sheet.replies.map((one) => ({ key: one.replyId, at: one.at, kind: one.kind, words: one.words, replyBy: null, passed: one.passed, checkWords: one.checkWords }))
  return [...told, ...answered].sort((one, other) => one.at.localeCompare(other.at))
}

/** What binds the shop now, read again and again: of a show where one is named, else of the shop one acts for. */
export function useNotices(showId: string | null, everyMs: number) {
  const now = shallowRef<NoticesNow | null>(null)

  /** A reading that failed keeps what was known. */
  async function read(): Promise<void> {
    now.value = await api.get<NoticesNow>(showId === null ? '/api/studio/notices/now' : `/api/studio/shows/${encodeURIComponent(showId)}/notices`).catch(() => now.value)
  }

  void read()
  const clock = setInterval(() => void (document.hidden || read()), everyMs)
  onScopeDispose(() => clearInterval(clock))
  return { now, read }
}
