import type { Address } from './session'
import type { HostKind, PriceVersion, ShowState } from './live-protocol'
import type { Money } from './money'

/** A paper that backs a fact: who issued it, for what, until when. */
export type Proof = {
  kind: string
  number: string
  issuer: string
  scope: string
  validUntil: string | null
  validFrom?: string | null
  file?: ProofFile | null
}
/** The scan behind a proof; buyers are told of it only where the shop shows it. */
export type ProofFile = { sha256: string; url: string; released: boolean }
export type Fact = { key: string; label: string; value: string; unit: string | null; proof: Proof | null; type?: string }
/** An after-sale promise as it counts, and in words. */
export type ShopPromise = { kind: string; amount: number; zh: string; en: string }
/** A struck-through price with its words; `hidden` tells its shop why buyers do not see it. */
export type Struck = {
  price: Money
  basis: 'DEAL' | 'MAKERS'
  since: string
  zh: string
  en: string
  hidden: { code: string; zh: string; en: string; law: string } | null
}
export type Sku = { skuId: string; code: string; name: string; price: Money; priceVersion: PriceVersion; free: number; struck?: Struck | null }
export type Sizes = { columns: string[]; rows: string[][] }
export type Delivery = { from: string; hoursToShip: number; freeShipping: boolean; excluded: string[] }

/** A product with its fact sheet. */
export type Product = {
  id: string
  merchantId: string
  code: string
  title: string
  legalCategory: string
  description: string
  pictures: string[]
  facts: Fact[]
  afterSale: string[]
  sizes: Sizes | null
  delivery: Delivery
  skus: Sku[]
  promises?: ShopPromise[]
  archived?: boolean
  voucher?: Voucher | null
}

/** A shop that one can walk into, with its opening hours in words. */
export type VoucherPlace = { name: string; address: string; hours: string; phone: string }
/** What a product that is a voucher entitles to: good for some days after the payment, or through a date. */
export type Voucher = { entitles: string; places: VoucherPlace[]; validDays: number | null; validUntil: string | null; excluded: string }

/** `issued`: vouchers wait to be used. */
export type OrderState = 'held' | 'paid' | 'taken' | 'issued' | 'shipped' | 'received' | 'closed' | 'released' | 'refunding' | 'refunded'
export type OrderLine = {
  productId: string
  itemId: string
  skuId: string
  title: string
  skuName: string
  picture: string | null
  pieces: number
  price: Money
}
export type ScanKind = 'COLLECTED' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'TROUBLE'
/** What a carrier noted of a parcel. */
export type Scan = { id: string; at: string; kind: ScanKind; place: string; words: string }
/** Some pieces of an order's line, counted from 0. */
export type LinePieces = { line: number; pieces: number }
/** A parcel and its way, newest scan first; `homeward` is what the buyer sent back. */
export type Parcel = {
  id: string
  carrier: string
  trackingNo: string
  sentAt: string
  deliveredAt: string | null
  homeward: boolean
  caseId: string | null
  lines: LinePieces[] | null
  scans: Scan[]
}

export type CaseKind = 'REFUND_ONLY' | 'RETURN' | 'EXCHANGE' | 'PARTIAL' | 'PRICE_PROTECTION'
export type CaseReason = 'NO_REASON' | 'CHANGED_MIND' | 'LATE' | 'NOT_RECEIVED' | 'QUALITY' | 'DAMAGED' | 'WRONG_ITEM' | 'NOT_AS_SHOWN' | 'LOWER_PRICE' | 'EXPIRED' | 'OTHER'
export type CaseState = 'ASKED' | 'OFFERED' | 'RETURNING' | 'SENT_BACK' | 'REPLACING' | 'REFUNDING' | 'DONE' | 'REFUSED' | 'DISPUTED' | 'ENDED'
export type CaseBy = 'BUYER' | 'SELLER' | 'OFFICER' | 'RULE' | 'DEADLINE'
export type CaseStep = { what: string; by: CaseBy; at: string; amount: Money | null; words: string | null; pictures: string[] }
/** Where a shop has goods sent back to. */
export type ReturnPlace = { recipient: string; phone: string; region: string; street: string }
/** An after-sale case; a list tells no steps. */
export type AfterSale = {
  id: string
  orderId: string
  showId: string
  kind: CaseKind
  reason: CaseReason
  state: CaseState
  lines: LinePieces[]
  amount: Money
  askedAt: string
  dueAt: string | null
  disputedAt: string | null
  verdict: string | null
  endedAt: string | null
  buyerNickname: string
  /** Where to send goods back to, while that is to be done. */
  returnTo: ReturnPlace | null
  shopName: string
  steps: CaseStep[]
}

/** An order; `held` means that pieces are kept until `payUntil`. */
export type Order = {
  id: string
  orderNo: string
  showId: string
  merchantId: string
  merchantName: string
  state: OrderState
  lines: OrderLine[]
  total: Money
  freight: Money
  givenBack: Money
  payUntil: string
  cashier: string | null
  paidAt: string | null
  parcels: Parcel[]
  partlySent: boolean
  packedAt: string | null
  shipBy: string | null
  late: boolean
  deliverBy: string | null
  deliveredAt: string | null
  deliveryLate: boolean
  sentAt: string | null
  receivedAt: string | null
  closedAt: string | null
  createdAt: string
  /** Vouchers, which are used and not sent. */
  voucher?: boolean
  address: Address | null
  buyerNickname: string
  /** The buyer is of a demo's crowd. */
  simulatedBuyer?: boolean
}

/** A show in the list. */
export type ShowCard = {
  id: string
  roomId: string
  title: string
  state: ShowState
  hostKind: HostKind
  hostName: string
  merchantName: string
  cover: string | null
  openedAt: string | null
  viewers: number
  /** How many of the viewers are a demo's crowd. */
  simulatedViewers?: number
  /** The one who looks had asked to be reminded of it. */
  reminded?: boolean
}

/** How the reminders of an announced show stand. */
export type Waiting = { reminded: boolean; reminders: number }

/** An announced show. */
export type ComingShow = Waiting & {
  id: string
  title: string
  merchantName: string
  cover: string | null
  startsAt: string | null
  teaser: string
}

/** What the room's page needs before its socket is open. */
export type ShowPage = {
  id: string
  roomId: string
  title: string
  state: ShowState
  hostKind: HostKind
  host: { id: string; nickname: string }
  merchant: { id: string; name: string }
  startsAt?: string | null
  teaser?: string
  /** Of an announced show that has not begun. */
  waiting?: Waiting | null
  video: { flv: string; hls: string }
  socket: string
}
