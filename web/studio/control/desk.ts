import { type Corrected, type Desk, type DeskStock, type JudgedLine, type LiveItem, type LiveState, type MutedViewer, type SaidBy } from '@ui/live'
import type { Money } from '@ui/money'
import type { DeskItem, DeskSku, Figures, OwnShow, StudioShow } from '../types'

/** All the control room shows: what was read of the show and what the socket has told since, folded. */
export type DeskState = {
  show: StudioShow
  items: DeskItem[]
  pinned: string | null
  figures: Figures
  /** Lines with findings, the newest first. */
  judged: JudgedLine[]
  /** SKUs whose stock the desk itself has told since the line was last up; a slower reading must not undo it. */
  told: ReadonlySet<string>
  /** Who said which line, by the line's id. */
  speakers: ReadonlyMap<string, SaidBy>
  /** Who may not speak, newest first. */
  muted: readonly MutedViewer[]
  /** Whether the socket has spoken; from then on it knows best what is pinned. */
  live: boolean
}

export type DeskEvent =
  | { from: 'reading'; show: OwnShow }
  | { from: 'muted'; viewers: readonly MutedViewer[] }
  | { from: 'findings'; lines: readonly JudgedLine[] }
  | { from: 'live'; state: LiveState }
  | { from: 'desk'; message: Desk }
  | { from: 'line-up-again' }

export const JUDGED_KEPT = 200
const SPEAKERS_KEPT = 400

/** The next state; null until the show was read once. */
export function foldDesk(state: DeskState | null, event: DeskEvent): DeskState | null {
  if (event.from === 'reading') {
    return state === null ? opened(event.show) : read(state, event.show)
  }
  if (state === null) {
    return null
  }
  switch (event.from) {
    case 'findings':
      return { ...state, judged: joined(state.judged, event.lines) }
    case 'muted':
      return { ...state, muted: event.viewers }
    case 'live':
      return heard(state, event.state)
    case 'desk':
      return told(state, event.message)
    case 'line-up-again':
      // What was told while the line was down is lost; the next reading is the truth again.
      return { ...state, told: new Set(), live: false }
  }
}

function told(state: DeskState, message: Desk): DeskState {
  switch (message.t) {
    case 'finding':
      return { ...state, judged: joined(state.judged, [message.d]) }
    case 'corrected':
      return { ...state, judged: corrected(state.judged, message.d) }
    case 'stock':
      return counted(state, message.d)
    case 'said':
      return { ...state, speakers: spoken(state.speakers, message.d) }
    case 'muted':
      return { ...state, muted: quietened(state.muted, message.d) }
  }
}

/** Who said the lines that can still be seen; older ones are forgotten. */
function spoken(speakers: ReadonlyMap<string, SaidBy>, said: SaidBy): ReadonlyMap<string, SaidBy> {
  const all = [...speakers, [said.lineId, said] as const]
  return new Map(all.slice(-SPEAKERS_KEPT))
}

function quietened(muted: readonly MutedViewer[], one: MutedViewer): MutedViewer[] {
  const others = muted.filter((other) => other.personId !== one.personId)
  return one.until === null ? others : [one, ...others]
}

function opened(show: OwnShow): DeskState {
  const { items, figures, ...rest } = show
  return {
    show: rest,
    items: inOrder(items),
    pinned: items.find((item) => item.pinned)?.itemId ?? null,
    figures,
    judged: [],
    speakers: new Map(),
    muted: [],
    told: new Set(),
    live: false,
  }
}

function read(state: DeskState, show: OwnShow): DeskState {
  const { items, figures, ...rest } = show
  const known = new Map(state.items.map((item) => [item.itemId, item]))
  const merged = items.map((item) => ({
    ...item,
    skus: item.skus.map((sku) => {
      const old = known.get(item.itemId)?.skus.find((other) => other.skuId === sku.skuId)
      return old === undefined ? sku : newest(sku, old, state.live, state.told.has(nameOf(item.itemId, sku.skuId)))
    }),
  }))
  // An item the socket has told of may not be in the tables yet.
  const unread = state.items.filter((item) => items.every((other) => other.itemId !== item.itemId))
  return {
    ...state,
    show: state.live ? { ...rest, state: state.show.state } : rest,
    items: inOrder([...merged, ...unread]),
    pinned: state.live ? state.pinned : (items.find((item) => item.pinned)?.itemId ?? null),
    figures: state.live
      ? {
          ...figures,
          viewers: state.figures.viewers,
          simulated: state.figures.simulated,
          peak: Math.max(figures.peak, state.figures.peak),
          likes: Math.max(figures.likes, state.figures.likes),
          visits: Math.max(figures.visits, state.figures.visits),
        }
      : figures,
  }
}

function newest(sku: DeskSku, old: DeskSku, live: boolean, told: boolean): DeskSku {
  // The socket tells each change of a price at once; a reading may be of a moment before it.
  const price = live ? old : sku
  const stock = told ? old : sku
  return {
    ...sku,
    price: price.price,
    priceVersion: price.priceVersion,
    allotted: stock.allotted,
    held: stock.held,
    sold: stock.sold,
    left: stock.left,
  }
}

function heard(state: DeskState, live: LiveState): DeskState {
  const items = live.items.map((item) => {
    const known = state.items.find((other) => other.itemId === item.itemId)
    return known === undefined ? linedUp(item) : priced(known, item)
  })
  return {
    ...state,
    live: true,
    show: { ...state.show, state: live.show.state },
    items: inOrder(items),
    pinned: live.pinned,
    figures: {
      ...state.figures,
      viewers: live.viewers,
      simulated: live.simulated,
      peak: Math.max(state.figures.peak, live.viewers),
      likes: Math.max(state.figures.likes, live.likes),
      visits: Math.max(state.figures.visits, live.visits),
    },
  }
}

/** Viewers are told what is left, not what is held: until the desk speaks all of it counts as allotted. */
function linedUp(item: LiveItem): DeskItem {
  return {
    ...item,
    pinned: false,
    skus: item.skus.map((sku) => ({ ...sku, allotted: sku.left, held: 0, sold: 0 })),
  }
}

function priced(item: DeskItem, live: LiveItem): DeskItem {
  const skus = item.skus.map((sku) => {
    const told = live.skus.find((other) => other.skuId === sku.skuId)
    return told === undefined ? sku : { ...sku, price: told.price, priceVersion: told.priceVersion }
  })
  const { place, role, title, perBuyerLimit, flashes } = live
  return { ...item, place, role, title, perBuyerLimit, flashes, skus }
}

function counted(state: DeskState, stock: DeskStock): DeskState {
  const { itemId, skuId, ...pieces } = stock
  const items = state.items.map((item) =>
    item.itemId === itemId
      ? { ...item, skus: item.skus.map((sku) => (sku.skuId === skuId ? { ...sku, ...pieces } : sku)) }
      : item,
  )
  return { ...state, items, told: new Set([...state.told, nameOf(itemId, skuId)]) }
}

function joined(old: readonly JudgedLine[], more: readonly JudgedLine[]): JudgedLine[] {
  const taken = new Map([...old, ...more].filter((line) => line.correctedAt).map((line) => [line.lineId, line.correctedAt]))
  const byId = new Map(
    [...old, ...more].filter(hasFindings).map((line) => [line.lineId, { ...line, correctedAt: taken.get(line.lineId) ?? null }]),
  )
  return [...byId.values()].sort((one, other) => other.at.localeCompare(one.at)).slice(0, JUDGED_KEPT)
}

function corrected(judged: readonly JudgedLine[], { lineId, at }: Corrected): JudgedLine[] {
  return judged.map((line) => (line.lineId === lineId ? { ...line, correctedAt: at } : line))
}

function hasFindings(line: JudgedLine): boolean {
  return line.findings.length > 0
}

function inOrder(items: DeskItem[]): DeskItem[] {
  return [...items].sort((one, other) => one.place - other.place)
}

function nameOf(itemId: string, skuId: string): string {
  return `${itemId}/${skuId}`
}

/** How long a line can be taken back after it was said, in seconds; the server counts the same. */
export const SECONDS_TO_CORRECT = 60

/** When a line was said: a machine writes it down a while after. */
export function saidAt(line: JudgedLine): string {
  return line.takenDown?.from ?? line.at
}

/** The pieces of an item's SKUs together. */
export function piecesOf(item: DeskItem): Pick<DeskSku, 'allotted' | 'held' | 'sold' | 'left'> {
  const sum = (part: 'allotted' | 'held' | 'sold' | 'left') => item.skus.reduce((all, sku) => all + sku[part], 0)
  return { allotted: sum('allotted'), held: sum('held'), sold: sum('sold'), left: sum('left') }
}

/** The item to pin next: the first behind the pinned one of which something is left; null where there is none. */
export function nextToPin(items: readonly DeskItem[], pinned: string | null): DeskItem | null {
  const behind = items.slice(items.findIndex((item) => item.itemId === pinned) + 1)
  return behind.find((item) => piecesOf(item).left > 0) ?? null
}

/** What the cheapest SKU of an item costs now, and whether all cost the same; null for an item without SKUs. */
export function lowestPrice(item: DeskItem): { price: Money; only: boolean } | null {
  const prices = item.skus.map((sku) => sku.price).sort((one, other) => one.minor - other.minor)
  const [price] = prices
  return price === undefined ? null : { price, only: prices.every((one) => one.minor === price.minor) }
}
