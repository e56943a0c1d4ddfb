import { type Answers, type LiveItem, LiveRefusal, type LiveSku, type PriceVersion, type Want } from '@ui/live'
import { type Money, sameMoney, times } from '@ui/money'
import { computed, reactive } from 'vue'

/** A hold: pieces kept for this buyer until they pay or the time is up. */
export type Hold = Answers['buy']

/** A wish that was sent and has no receipt yet; it outlives even a reload of the page. */
export type Pending = { intent: string; want: Want; price: Money }

/** Where a purchase reaches the world. */
export type PurchasePorts = {
  buy(intent: string, wants: Want[]): Promise<Hold>
  newIntent(): string
  keep(pending: Pending | null): void
}

/** `unknown`: the request left and no receipt came; it may have been done, so it is asked again with the same key. */
export type PurchaseStep = 'closed' | 'choosing' | 'asking' | 'unknown' | 'held'

type PurchaseState = {
  step: PurchaseStep
  item: LiveItem | null
  skuId: string | null
  pieces: number
  /** What the buyer has in front of them; never replaced without `was` telling so. */
  price: Money | null
  priceVersion: PriceVersion
  /** The price before the last change seen on this sheet; null while nothing changed. */
  was: Money | null
  refusal: LiveRefusal | null
  hold: Hold | null
}

export type Purchase = ReturnType<typeof createPurchase>

/** One buyer's way from a wish to a hold. A wish has one key, kept until a receipt comes: two taps are one purchase. */
export function createPurchase(ports: PurchasePorts) {
  const state = reactive<PurchaseState>(nothingChosen())
  let intent: string | null = null

  const sku = computed(() => state.item?.skus.find((one) => one.skuId === state.skuId) ?? null)
  const most = computed(() => Math.max(0, Math.min(state.item?.perBuyerLimit ?? 0, sku.value?.left ?? 0)))
  const total = computed(() => (state.price === null ? null : times(state.price, state.pieces)))
  const settled = computed(() => state.step !== 'asking' && state.step !== 'unknown')

  /** Opens the sheet on an item; a purchase with an unknown end comes first. */
  function open(item: LiveItem): void {
    if (!settled.value) {
      return
    }
    const first = item.skus.find((one) => one.left > 0) ?? item.skus[0]
    intent = null
    Object.assign(state, nothingChosen(), { step: 'choosing', item })
    if (first !== undefined) {
      show(first)
    }
  }

  function choose(skuId: string): void {
    const chosen = state.item?.skus.find((one) => one.skuId === skuId)
    if (state.step === 'choosing' && chosen !== undefined && skuId !== state.skuId) {
      intent = null
      show(chosen)
      keepPiecesInReach()
    }
  }

  function setPieces(pieces: number): void {
    if (state.step === 'choosing' && pieces >= 1 && pieces <= most.value && pieces !== state.pieces) {
      intent = null
      state.pieces = pieces
    }
  }

  /** Takes up a wish from before the page was loaded anew; true when it must be asked again. */
  function resume(pending: Pending, items: readonly LiveItem[]): boolean {
    const item = items.find((one) => one.itemId === pending.want.itemId)
    if (state.step !== 'closed' || item === undefined) {
      return false
    }
    intent = pending.intent
    const { skuId, pieces, priceVersion } = pending.want
    Object.assign(state, nothingChosen(), { step: 'unknown', item, skuId, pieces, priceVersion, price: pending.price })
    return true
  }

  /** Takes over what the show says now. A new price is marked as changed; the next press buys at the new one. */
  function follow(items: readonly LiveItem[]): void {
    const now = items.find((item) => item.itemId === state.item?.itemId)
    if (now === undefined || state.step === 'closed') {
      return
    }
    state.item = now
    const live = sku.value
    if (state.step === 'choosing' && live !== null) {
      move(live.price, live.priceVersion)
      keepPiecesInReach()
    }
  }

  async function press(): Promise<void> {
    if ((state.step !== 'choosing' && state.step !== 'unknown') || state.item === null || state.skuId === null) {
      return
    }
    const { item, skuId, pieces, price, priceVersion } = state
    const want = { itemId: item.itemId, skuId, pieces, priceVersion }
    intent ??= ports.newIntent()
    state.step = 'asking'
    state.refusal = null
    if (price !== null) {
      ports.keep({ intent, want, price })
    }
    try {
      state.hold = await ports.buy(intent, [want])
      state.step = 'held'
      intent = null
      ports.keep(null)
    } catch (refusal) {
      if (!(refusal instanceof LiveRefusal)) {
        state.step = 'unknown'
        throw refusal
      }
      refuse(refusal)
    }
  }

  function close(): void {
    // An unknown end is kept behind the closed sheet, for it must still be found out.
    if (settled.value) {
      Object.assign(state, nothingChosen())
      intent = null
    }
  }

  function refuse(refusal: LiveRefusal): void {
    state.refusal = refusal
    if (refusal.unknown) {
      state.step = 'unknown'
      return
    }
    state.step = 'choosing'
    ports.keep(null)
    // Busy and offline leave the wish as it was; every other answer settles it.
    if (refusal.code !== 'busy' && refusal.code !== 'offline') {
      intent = null
    }
    if (refusal.code === 'price-moved') {
      move(refusal.data['price'] as Money, String(refusal.data['priceVersion']))
    }
    keepPiecesInReach()
  }

  function move(price: Money, priceVersion: PriceVersion): void {
    if (state.price === null || priceVersion === state.priceVersion) {
      return
    }
    if (!sameMoney(price, state.price)) {
      state.was = state.price
    }
    state.price = price
    state.priceVersion = priceVersion
    intent = null
  }

  function show(chosen: LiveSku): void {
    Object.assign(state, {
      skuId: chosen.skuId,
      price: chosen.price,
      priceVersion: chosen.priceVersion,
      was: null,
      refusal: null,
    })
  }

  function keepPiecesInReach(): void {
    const within = Math.max(1, Math.min(state.pieces, most.value))
    if (within !== state.pieces) {
      intent = null
      state.pieces = within
    }
  }

  return { state, sku, most, total, settled, open, resume, choose, setPieces, follow, press, close }
}

function nothingChosen(): PurchaseState {
  return {
    step: 'closed',
    item: null,
    skuId: null,
    pieces: 1,
    price: null,
    priceVersion: '0',
    was: null,
    refusal: null,
    hold: null,
  }
}
