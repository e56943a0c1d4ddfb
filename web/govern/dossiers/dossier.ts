import type { FindingRow, FindingSheet } from '../findings/finding'

export const KINDS = ['WARNING', 'FUNCTION_LIMIT', 'TRAFFIC_LIMIT', 'SHOW_PAUSE', 'BROADCAST_BAN', 'ACCOUNT_CLOSURE', 'GOODS_REMOVAL'] as const
export type Kind = (typeof KINDS)[number]
export type Consent = 'SECOND_OFFICER' | 'HEAD'
export type Text = { zh: string; en: string }

export type Listed = {
  dossierId: string
  subjectKind: 'SHOP' | 'HOST' | 'ROOM'
  subjectName: string
  shopName: string
  facts: string
  findings: number
  officerName: string
  mine: boolean
  openedAt: string
  dueAt: string
  decideBy: string | null
  overdue: boolean
  state: 'open' | 'closed'
  waits: ('consent' | 'appeal' | 'repair' | 'answer')[]
  inForce: number
  end: End | null
}
export type End = 'GUIDED' | 'MEASURED' | 'UNFOUNDED'

export type Measure = {
  measureId: string
  kind: Kind
  state: 'waiting' | 'declined' | 'in-force' | 'ended'
  facts: string
  reason: string
  basis: string[]
  termHours: number
  proposedBy: string
  proposedAt: string
  wants: Consent | null
  agreements: { consent: Consent; officerName: string }[]
  own: boolean
  takenAt: string | null
  until: string | null
  appealBy: string | null
  appeal: { at: string; words: string; decideBy: string; overdue: boolean; own: boolean; upheld: boolean | null; reason: string | null; officerName: string | null } | null
  endedAt: string | null
  endCause: 'TERM' | 'APPEAL' | 'LIFTED' | null
  endReason: string | null
  goods: { productId: string; title: string } | null
}

export type DossierSheet = {
  head: {
    dossierId: string
    subjectKind: 'SHOP' | 'HOST' | 'ROOM'
    subjectId: string
    subjectName: string
    merchantId: string
    shopName: string
    officerId: string
    officerName: string
    openedAt: string
    dueAt: string
    state: 'open' | 'closed'
    unread: boolean
  }
  overdue: boolean
  mine: boolean
  facts: string
  reportId: string | null
  findings: FindingRow[]
  weighed: {
    firstOffence: boolean
    sameRuleIn30Days: number
    corrected: number
    uncorrected: number
    slowestCorrectionSeconds: number | null
    ordersTouched: number
    simulatedOrders: number
    minorTouched: number
    confirmed: number
  }
  measures: Measure[]
  notices: { noticeId: string; kind: 'INQUIRY' | 'CORRECTION'; at: string; words: string; replyBy: string }[]
  replies: { replyId: string; kind: 'ANSWER' | 'REPAIR'; at: string; words: string; passed: boolean | null; checkWords: string | null }[]
  steps: { position: number; at: string; what: string; who: string | null; kind: string | null; words: string | null }[]
  end: { end: End; reason: string; officerName: string; at: string } | null
}

export type Rung = {
  kind: Kind
  name: Text
  mayTake: Text
  consent: Text
  longest: Text
  appeal: Text
  binds: Text
  needs: Consent[]
  mostHours: number
  answerHours: number
  appealHours: number
  grounds: string[]
}
export type Ladder = { version: string; notice: Text; principles: Text[]; measures: Rung[]; notOffered: Text[] }

export type Offered = { document: string; aboutId: string | null; title: Text }
export type Paper = {
  document: string
  title: Text
  header: Text
  notice: Text
  issuedBy: Text
  ifPlatform: Text
  body: Text
  values: Record<string, Text>
  missing: string[]
  fields: Record<string, Text>
  beforeIssue: Text[]
}

/** A piece of a document: words, or a place with its name. */
export type PaperPiece = { text: string; field: string | null }

/** Cuts a document at its places in braces. */
export function piecesOf(body: string): PaperPiece[] {
  return body
    .split(/(\{\w+\})/)
    .filter((text) => text !== '')
    .map((text) => (/^\{\w+\}$/.test(text) ? { text: '', field: text.slice(1, -1) } : { text, field: null }))
}

/** The lines that a page's address names as `show/line,show/line`. */
export function linesOf(query: unknown): { showId: string; lineId: string }[] {
  return (typeof query === 'string' ? query : '')
    .split(',')
    .map((pair) => pair.split('/'))
    .filter((pair) => pair.length === 2 && pair.every((id) => /^\d+$/.test(id)))
    .map(([showId = '', lineId = '']) => ({ showId, lineId }))
}

/** Of some findings those that an open dossier has, with its number. */
export function heldOf(sheets: readonly Pick<FindingSheet, 'line' | 'dossiers'>[]): { line: FindingRow; dossierId: string }[] {
  return sheets.flatMap(({ line, dossiers }) => {
    const open = dossiers.find((one) => one.state === 'open')
    return open === undefined ? [] : [{ line, dossierId: open.dossierId }]
  })
}

/** Facts to begin with, from the lines as they were said. */
export function factsFrom(rows: readonly FindingRow[], moment: (iso: string) => string): string {
  return rows.map((row) => `${moment(row.at)} 《${row.showTitle}》「${row.text}」`).join('\n')
}

const MOST_FACTS = 1_000

/** The facts with one line more; as they were where there is no room for it. */
export function factsWith(facts: string, row: FindingRow, moment: (iso: string) => string): string {
  const more = [facts.trimEnd(), factsFrom([row], moment)].filter((part) => part !== '').join('\n')
  return more.length > MOST_FACTS ? facts : more
}

/** Grounds to begin with: the articles of what was found, each once. */
export function groundsFrom(rows: readonly FindingRow[]): string[] {
  return [...new Set(rows.flatMap((row) => row.findings.map((one) => one.article)))]
}
