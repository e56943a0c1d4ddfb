import type { Money } from './money'

/** Which price of a SKU, as text since a script's numbers are too short. After a flash sale the one before is back. */
export type PriceVersion = string

/** A place in the show's journal, the offset to resume from. */
export type Offset = number

export type ShowState = 'planned' | 'open' | 'closing' | 'closed'
export type HostKind = 'HUMAN' | 'DIGITAL'

export type LiveShow = {
  id: string
  roomId: string
  title: string
  state: ShowState
  hostKind: HostKind
  merchantId: string
  hostId: string
  startsAt?: string | null
  teaser?: string
}

/** A flash sale of an item, to come or under way: which of both, the clock says. */
export type Flash = {
  flashId: string
  itemId: string
  from: string
  until: string
  prices: { skuId: string; price: Money }[]
}

export type LiveSku = { skuId: string; name: string; priceVersion: PriceVersion; price: Money; left: number }

/** A product in the show's line-up. */
export type LiveItem = {
  itemId: string
  productId: string
  place: number
  role: string
  title: string
  picture: string | null
  perBuyerLimit: number
  skus: LiveSku[]
  flashes?: Flash[]
}

/** A line of talk. */
export type Line = {
  id: string
  who: string
  text: string
  own: boolean
  t: string
  kind: 'say' | 'enter' | 'system' | 'host' | 'help'
  /** Not said by a person but by a demo's crowd; absent where it is false. */
  simulated?: boolean
  /** Whose question a line of the helpdesk answers, the item it is about, and the mark of what a machine made. */
  to?: string
  itemId?: string
  label?: string
}

export type ShowSnapshot = {
  show: LiveShow
  pinned: string | null
  items: LiveItem[]
  viewers: number
  /** How many of the viewers are a demo's crowd; servers that have none may leave it out. */
  simulated?: number
  likes: number
  visits: number
  talk: Line[]
}

/** A change that no viewer may miss; it comes in order and is recovered by its offset. */
export type Must =
  | { o: Offset; t: 'pin'; d: { item: LiveItem } }
  | { o: Offset; t: 'unpin'; d: { itemId: string } }
  | {
      o: Offset
      t: 'price'
      d: { itemId: string; skuId: string; priceVersion: PriceVersion; price: Money; reason: string }
    }
  | { o: Offset; t: 'stock'; d: { itemId: string; skuId: string; left: number } }
  | { o: Offset; t: 'sold'; d: { itemId: string; skuId: string; left: number; pieces: number; who: string; simulated?: boolean } }
  | { o: Offset; t: 'item'; d: { item: LiveItem } }
  | { o: Offset; t: 'state'; d: { state: ShowState } }
  | { o: Offset; t: 'plan'; d: { title: string; startsAt: string | null; teaser: string } }
  | { o: Offset; t: 'order'; d: { items: string[] } }
  | { o: Offset; t: 'gone'; d: { itemId: string } }
  | { o: Offset; t: 'flash'; d: Flash }
  | { o: Offset; t: 'flash-over'; d: { flashId: string; itemId: string; reason: string } }
  | { o: Offset; t: 'hidden'; d: { id: string } }

/** The sentence being spoken. */
export type Spoken = { speaker: string; text: string; itemId: string | null; label: string | null }

/**
 * How a digital host's sentence on air stands, for pages that draw her: `place` seconds of it had been heard at `at`, and it goes on
 * from there unless it is `held`. Of those in `cut` not a syllable more is to be heard. `id` is null in silence.
 */
export type DrawnMoment = { id: string | null; place: number; held: boolean; at: string; cut: string[] }

/** Values of which only the newest counts; `drawn` is null while the digital host has not the air. */
export type Latest = {
  viewers?: number
  simulated?: number
  likes?: number
  visits?: number
  host?: Spoken | null
  drawn?: DrawnMoment | null
}

export type Hello = {
  k: 'hello'
  at: Offset
  state?: ShowSnapshot
  you: { id: string; nickname: string } | null
  resumed: boolean
}
export type Frame = { k: 'frame'; at: Offset; must?: Must[]; latest?: Latest; talk?: Line[]; shed?: number }
export type Own =
  | { k: 'own'; t: 'order'; d: { orderId: string; state: string } }
  | { k: 'own'; t: 'muted'; d: { until: string | null; officerReason: string | null } }

export type Finding = {
  rule: string
  category: string
  article: string
  from: number
  to: number
  severity: string
  action: string
  message: string
  rewrite: string | null
  /** How likely, 0 to 100, a reader of the meaning holds it to be, which accuses nobody; below 50 what only a rule’s words raised. None where a rule accuses. */
  doubtPercent?: number | null
  /** The lines before in which it began, or the same was found; absent or null where it is of this line alone. */
  earlier?: EarlierWords[] | null
  /** What this finding alone came to; absent or null in an older journal. */
  verdict?: 'violates' | 'needs_evidence' | null
  /** What it was held against; absent or null where that was nothing, and in an older journal. */
  against?: HeldAgainst | null
}
/** Facts that decided a finding, as they stood then, those that would settle it, and the exemption that was considered. */
export type HeldAgainst = { used: FactThen[]; missing: string[]; exemption: string | null }
/** A fact under its Chinese name; without a value where the words alone told it. */
export type FactThen = { name: string; value: string | null }
/** A part of a finding that was said in an earlier line, in which it began or the same was found; the span counts in that line. */
export type EarlierWords = { lineId: string; from: number; to: number; words: string; begins: boolean }
/** A machine's word for when a line was said or shown, and how sure it is of the words, in percent. */
export type TakenDown = { means: 'HEARD' | 'SEEN'; engine: string; version: string; from: string; to: string; confidence: number | null }
export type JudgedLine = {
  lineId: string
  at: string
  speaker: string
  text: string
  verdict: string
  findings: Finding[]
  /** How a machine took it down; absent or null where staff wrote it. */
  takenDown?: TakenDown | null
  /** When the host took it back within the minute; absent while nobody has. */
  correctedAt?: string | null
}
/** A line with findings was taken back. */
export type Corrected = { lineId: string; at: string }
export type DeskStock = {
  itemId: string
  skuId: string
  allotted: number
  held: number
  sold: number
  left: number
}
/** Who said a line; only staff are told. */
export type SaidBy = { lineId: string; personId: string; who: string }
/** The reason is an officer's of the platform; null where the show's staff muted. */
export type MutedViewer = { personId: string; who: string; until: string | null; officerReason: string | null }
export type Desk =
  | { k: 'desk'; t: 'finding'; d: JudgedLine }
  | { k: 'desk'; t: 'corrected'; d: Corrected }
  | { k: 'desk'; t: 'stock'; d: DeskStock }
  | { k: 'desk'; t: 'said'; d: SaidBy }
  | { k: 'desk'; t: 'muted'; d: MutedViewer }
export type ByeReason = 'slow' | 'replaced' | 'forbidden' | 'signed-out' | 'shutdown' | 'closed' | 'flood'
export type Bye = { k: 'bye'; reason: ByeReason }
export type Refusal = { code: string; message?: string } & Record<string, unknown>
export type Receipt = { k: 'receipt'; id: number; ok: boolean; d?: unknown; refusal?: Refusal }

export type FromServer = Hello | Frame | Receipt | Own | Desk | Bye

/** What a viewer wants: pieces of a SKU at the price they have seen. */
export type Want = { itemId: string; skuId: string; pieces: number; priceVersion: PriceVersion }

export type Request =
  | { k: 'say'; text: string }
  | { k: 'like'; n: number }
  | { k: 'seen'; shown: string[]; opened: string[] }
  | { k: 'buy'; intent: string; wants: Want[]; freightSeenMinor: number }
  | { k: 'cancel'; orderId: string }
  | { k: 'ping' }

/** What the server answers to each kind of request. */
export type Answers = {
  say: { lineId: string }
  like: undefined
  seen: undefined
  buy: { orderId: string; total: Money; payUntil: string; at: string }
  cancel: undefined
  ping: undefined
}
