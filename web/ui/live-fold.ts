import {
  type DrawnMoment,
  type Flash,
  type Frame,
  type FromServer,
  type Hello,
  type Latest,
  type Line,
  type LiveItem,
  type LiveSku,
  type Must,
  type Offset,
  type ShowSnapshot,
  type Spoken,
} from './live-protocol'

/** All a page knows of a show: nothing but the messages so far, folded. */
export type LiveState = ShowSnapshot & {
  at: Offset
  you: { id: string; nickname: string } | null
  host: Spoken | null
  /** Absent while nothing was told of it. */
  drawn?: DrawnMoment | null
  /** How many lines of talk the server has left out. */
  shed: number
  /** What has just been sold, newest last, for the notice over the talk. */
  sales: { o: Offset; itemId: string; pieces: number; who: string; simulated: boolean }[]
}

/** A page keeps no more talk than this, however long the show. */
export const TALK_KEPT = 200
const SALES_KEPT = 20

/** The next state; null until the first hello. A message that was already seen changes nothing. */
export function fold(state: LiveState | null, message: FromServer): LiveState | null {
  switch (message.k) {
    case 'hello':
      return foldHello(state, message)
    case 'frame':
      return state === null ? null : foldFrame(state, message)
    case 'receipt':
    case 'own':
    case 'desk':
    case 'bye':
      return state
  }
}

function foldHello(state: LiveState | null, hello: Hello): LiveState | null {
  if (hello.state !== undefined) {
    const talk = hello.state.talk.slice(-TALK_KEPT)
    return { ...hello.state, talk, at: hello.at, you: hello.you, host: null, shed: 0, sales: [] }
  }
  // Resumed: `at` is where the server stands, not what we have seen; the missed messages follow.
  return state === null ? null : { ...state, you: hello.you }
}

function foldFrame(state: LiveState, frame: Frame): LiveState {
  let next = state
  for (const must of frame.must ?? []) {
    // Several messages of one event share its offset, so what counts is where the state stood before this frame.
    if (must.o > state.at) {
      next = { ...foldMust(next, must), at: must.o }
    }
  }
  if (frame.latest !== undefined) {
    next = foldLatest(next, frame.latest)
  }
  if (frame.talk !== undefined && frame.talk.length > 0) {
    next = { ...next, talk: joined(next.talk, frame.talk) }
  }
  if (frame.shed !== undefined && frame.shed > 0) {
    next = { ...next, shed: next.shed + frame.shed }
  }
  // Also a frame without changes for us moves the offset, so that a resume asks for less.
  return frame.at > next.at ? { ...next, at: frame.at } : next
}

function foldMust(state: LiveState, must: Must): LiveState {
  switch (must.t) {
    case 'pin':
      return { ...withItem(state, must.d.item), pinned: must.d.item.itemId }
    case 'unpin':
      return state.pinned === must.d.itemId ? { ...state, pinned: null } : state
    case 'price':
      // Offsets put prices in order; after a flash sale an older version is back.
      return withSku(state, must.d, (sku) => ({ ...sku, price: must.d.price, priceVersion: must.d.priceVersion }))
    case 'stock':
      return withSku(state, must.d, (sku) => ({ ...sku, left: must.d.left }))
    case 'sold': {
      const { itemId, pieces, who, simulated = false } = must.d
      const sales = [...state.sales, { o: must.o, itemId, pieces, who, simulated }].slice(-SALES_KEPT)
      return withSku({ ...state, sales }, must.d, (sku) => ({ ...sku, left: must.d.left }))
    }
    case 'item':
      return withItem(state, must.d.item)
    case 'state':
      return { ...state, show: { ...state.show, state: must.d.state } }
    case 'plan':
      return { ...state, show: { ...state.show, ...must.d } }
    case 'order':
      return { ...state, items: placed(state.items, must.d.items) }
    case 'gone':
      return {
        ...state,
        items: state.items.filter((item) => item.itemId !== must.d.itemId),
        pinned: state.pinned === must.d.itemId ? null : state.pinned,
      }
    case 'flash':
      return withFlashes(state, must.d.itemId, (flashes) =>
        [...flashes.filter((one) => one.flashId !== must.d.flashId), must.d].sort((one, other) =>
          one.from.localeCompare(other.from),
        ),
      )
    case 'flash-over':
      return withFlashes(state, must.d.itemId, (flashes) => flashes.filter((one) => one.flashId !== must.d.flashId))
    case 'hidden':
      return { ...state, talk: state.talk.filter((line) => line.id !== must.d.id) }
  }
}

function foldLatest(state: LiveState, latest: Latest): LiveState {
  return {
    ...state,
    viewers: latest.viewers ?? state.viewers,
    simulated: latest.simulated ?? state.simulated ?? 0,
    // Counts that only grow: a late frame must not make them jump back.
    likes: Math.max(latest.likes ?? 0, state.likes),
    visits: Math.max(latest.visits ?? 0, state.visits),
    host: latest.host === undefined ? state.host : latest.host,
    ...(latest.drawn === undefined ? {} : { drawn: latest.drawn }),
  }
}

function joined(talk: Line[], more: Line[]): Line[] {
  const seen = new Set(talk.map((line) => line.id))
  const fresh = more.filter((line) => !seen.has(line.id) && seen.add(line.id))
  return fresh.length === 0 ? talk : [...talk, ...fresh].slice(-TALK_KEPT)
}

function placed(items: LiveItem[], order: string[]): LiveItem[] {
  const places = new Map(order.map((itemId, index) => [itemId, index + 1]))
  return items
    .map((item) => ({ ...item, place: places.get(item.itemId) ?? item.place }))
    .sort((one, other) => one.place - other.place)
}

function withFlashes(state: LiveState, itemId: string, change: (flashes: Flash[]) => Flash[]): LiveState {
  const items = state.items.map((item) =>
    item.itemId === itemId ? { ...item, flashes: change(item.flashes ?? []) } : item,
  )
  return { ...state, items }
}

function withItem(state: LiveState, item: LiveItem): LiveState {
  const others = state.items.filter((known) => known.itemId !== item.itemId)
  return { ...state, items: [...others, item].sort((one, other) => one.place - other.place) }
}

function withSku(
  state: LiveState,
  where: { itemId: string; skuId: string },
  change: (sku: LiveSku) => LiveSku,
): LiveState {
  const items = state.items.map((item) =>
    item.itemId === where.itemId
      ? { ...item, skus: item.skus.map((sku) => (sku.skuId === where.skuId ? change(sku) : sku)) }
      : item,
  )
  return { ...state, items }
}
