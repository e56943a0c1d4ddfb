import type { HostKind, JudgedLine, ShowState } from '@ui/live'
import type { Money } from '@ui/money'
import type { PriceVersion } from '@ui/live-protocol'
import type { Product } from '@ui/shop'

/** A page of a long list. */
export type Page<T> = { items: T[]; total: number }

/** A merchant's own product: as viewers see it, with how many pieces the warehouse and the shows have. */
export type OwnProduct = Product & { free: number; allotted: number }

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
}

export type Figures = {
  viewers: number
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
  openedAt?: string | null
  closedAt?: string | null
}

/** A show with its line-up and the figures so far. */
export type OwnShow = StudioShow & { items: DeskItem[]; figures: Figures }

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
