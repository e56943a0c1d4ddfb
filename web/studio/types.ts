import type { Flash, HostKind, JudgedLine, ShowState } from '@ui/live'
import type { Money } from '@ui/money'
import type { PriceVersion } from '@ui/live-protocol'
import type { Product } from '@ui/shop'

/** A page of a long list. */
export type Page<T> = { items: T[]; total: number }

/** A merchant's own product: as viewers see it, with how many pieces the warehouse and the shows have. */
export type OwnProduct = Product & {
  free: number
  allotted: number
  supplier?: string | null
  supplierId?: string | null
  missingProofs?: ProofNeed[]
}

/** A proof that the law asks of goods of a category. */
export type ProofNeed = { key: string; zh: string; en: string; law: string }

/** Part of a long list; `next` asks for the part that follows. */
export type CursorPage<T> = { items: T[]; next: string | null }

/** Somebody who supplies the shop. */
export type Supplier = {
  id: string
  name: string
  licence: string
  contact: string
  phone: string
  terms: string
  archived: boolean
}

/** A kind of after-sale promise; where `most` is 0 there is nothing to count. */
export type PromiseKind = { kind: string; zh: string; en: string; least: number; most: number }

/** What a SKU cost and was sold for. */
export type PriceHistory = {
  versions: { scope: 'shop' | 'show'; showTitle: string | null; price: Money; reason: string; at: string; priceVersion: PriceVersion }[]
  deals: { price: Money; pieces: number; at: string }[]
  base: { rule: 'lowest-7d' | 'last-deal' | 'none'; price: Money | null; at: string | null; source: string }
}

/** One price of a SKU, kept for good. */
export type PricePoint = { priceVersion: PriceVersion; price: Money; reason: string; at: string }

export type ItemRole = 'TRAFFIC' | 'HERO' | 'PROFIT' | 'FILLER'
export const ROLES: readonly ItemRole[] = ['TRAFFIC', 'HERO', 'PROFIT', 'FILLER']

/** A SKU in a show; allotted = held + sold + left. */
export type DeskSku = {
  skuId: string
  name: string
  price: Money
  priceVersion: PriceVersion
  allotted: number
  held: number
  sold: number
  left: number
}

export type DeskItem = {
  itemId: string
  productId: string
  place: number
  role: string
  title: string
  picture: string | null
  perBuyerLimit: number
  pinned: boolean
  skus: DeskSku[]
  flashes?: Flash[] | undefined
}

export type Figures = {
  viewers: number
  /** What of each figure is a demo's crowd; nothing of it is taken off. */
  simulated?: number | undefined
  simulatedPeak?: number
  simulatedVisits?: number
  simulatedLikes?: number
  simulatedOrders?: number
  simulatedPaid?: Money
  peak: number
  visits: number
  likes: number
  orders: number
  paid: Money
  lines: number
}

export type StudioShow = {
  id: string
  roomId: string
  title: string
  state: ShowState
  hostKind: HostKind
  createdAt: string
  holdSeconds: number
  startsAt?: string | null
  announcedAt?: string | null
  teaser?: string
  openedAt?: string | null
  closedAt?: string | null
}

/** A show with its line-up and the figures so far. */
export type OwnShow = StudioShow & { items: DeskItem[]; figures: Figures; leave: Leave[] }

/** An act, whether one may do it at this show, and the posts that may. */
export type Leave = { act: string; may: boolean; posts: string[] }

/** Where the pieces of a SKU went: received = sold + held + left + returned. */
export type PiecesReport = {
  skuId: string
  itemId: string
  title: string
  name: string
  received: number
  sold: number
  /** How many of them a demo's crowd bought. */
  simulatedSold: number
  held: number
  heldUntil: string | null
  left: number
  returned: number
  price: Money
}

export type StreamKey = { server: string; key: string }

/** What the ingest sees of the picture. */
export type VideoState = {
  live: boolean
  source: HostKind | null
  width: number
  height: number
  bitrate: number
  viewers: number
  /** The socket for this browser's camera; null for those who may not send pictures. */
  camera: string | null
}

/** The guard's answer to a line that was written down. */
export type Judged = Pick<JudgedLine, 'verdict' | 'findings'> & { lineId: string | null }
