import { type Answers, type LiveItem, LiveRefusal, type LiveSku, type PriceVersion, type Want } from '@ui/live'
import { type Money, plus, sameMoney, times } from '@ui/money'
import { computed, reactive } from 'vue'

/** A hold: pieces kept for this buyer until they pay or the time is up. */
export type Hold = Answers['buy']

/** A wish that was sent and has no receipt yet; it outlives even a reload of the page. */
export type Pending = { intent: string; want: Want; price: Money; freight: Money | null }

/** What sending costs: null while it goes by an address that nobody has given; `far` says why it cannot be sent there, `nowhere` that it is a voucher. */
export type Sending = { freight: Money | null; far: LiveRefusal | null; nowhere?: boolean }

/** Where a purchase reaches the world. */
export type PurchasePorts = {
  /** At no more freight than was seen; the shop's desk refuses what would cost more. */
  buy(intent: string, wants: Want[], freightSeen: number): Promise<Hold>
  /** Null where it cannot be found out now. */
  quote(want: Want): Promise<Sending | null>
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
  /** What sending costs, as it stands on the sheet; null stands for no word of it, and is bought as nothing. */
  freight: Money | null
  /** What stood there when a press was refused because it costs more now. */
  freightWas: Money | null
  /** `asking`: being asked; `unread`: it could not be; `told`: the freight stands there, or goes by the address. */
  quote: 'asking' | 'unread' | 'told'
  /** Why it cannot be sent to the buyer's address. */
  far: LiveRefusal | null
  /** A voucher, which is sent nowhere: nobody is asked for an address. */
  nowhere: boolean
  refusal: LiveRefusal | null
  hold: Hold | null
}

export type Purchase = ReturnType<typeof createPurchase>

/** One buyer's way from a wish to a hold. A wish has one key, kept until a receipt comes: two taps are one purchase. */
export function createPurchase(ports: PurchasePorts) {
  const state = reactive<PurchaseState>(nothingChosen())
  let intent: string | null = null
  let quotes = 0

  const sku = computed(() => state.item?.skus.find((one) => one.skuId === state.skuId) ?? null)
  const most = computed(() => Math.max(0, Math.min(state.item?.perBuyerLimit ?? 0, sku.value?.left ?? 0)))
  const goods = computed(() => (state.price === null ? null : times(state.price, state.pieces)))
  const total = computed(() => (goods.value === null || state.freight === null ? goods.value : plus(goods.value, state.freight)))
  /** What sending costs of what is to be paid: the goods were held at the price that was seen. */
  const paidFreight = computed(() =>
    goods.value === null || state.hold === null ? null : { ...goods.value, minor: state.hold.total.minor - goods.value.minor },
  )
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
      void quote()
    }
  }

  function choose(skuId: string): void {
    const chosen = state.item?.skus.find((one) => one.skuId === skuId)
    if (state.step === 'choosing' && chosen !== undefined && skuId !== state.skuId) {
      intent = null
      show(chosen)
      keepPiecesInReach()
      void quote()
    }
  }

  function setPieces(pieces: number): void {
    if (state.step === 'choosing' && pieces >= 1 && pieces <= most.value && pieces !== state.pieces) {
      intent = null
      state.pieces = pieces
      void quote()
    }
  }

  /** Asks what sending costs now. What was told before stands until the answer comes, and is what a press buys at. */
  async function quote(): Promise<void> {
    const want = wanted()
    if (state.step !== 'choosing' || want === null) {
      return
    }
    const turn = ++quotes
    state.quote = 'asking'
    const answer = await ports.quote(want)
    // A press has been made at what stood there, or something else is asked for.
    if (turn !== quotes || state.step !== 'choosing') {
      return
    }
    state.quote = answer === null ? 'unread' : 'told'
    if (answer !== null) {
      if (state.freight?.minor !== answer.freight?.minor) {
        state.freightWas = null
      }
      state.freight = answer.freight
      state.far = answer.far
      state.nowhere = answer.nowhere ?? false
    }
  }

  function wanted(): Want | null {
    const { item, skuId, pieces, priceVersion } = state
    return item === null || skuId === null ? null : { itemId: item.itemId, skuId, pieces, priceVersion }
  }

  /** Takes up a wish from before the page was loaded anew; true when it must be asked again. */
  function resume(pending: Pending, items: readonly LiveItem[]): boolean {
    const item = items.find((one) => one.itemId === pending.want.itemId)
    if (state.step !== 'closed' || item === undefined) {
      return false
    }
    intent = pending.intent
    const { skuId, pieces, priceVersion } = pending.want
    const { price, freight } = pending
    Object.assign(state, nothingChosen(), { step: 'unknown', item, skuId, pieces, priceVersion, price, freight })
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
      const before = wanted()
      move(live.price, live.priceVersion)
      keepPiecesInReach()
      const after = wanted()
      if (before?.priceVersion !== after?.priceVersion || before?.pieces !== after?.pieces) {
        void quote()
      }
    }
  }

  async function press(): Promise<void> {
    const want = wanted()
    if ((state.step !== 'choosing' && state.step !== 'unknown') || want === null) {
      return
    }
    const { price, freight } = state
    intent ??= ports.newIntent()
    state.step = 'asking'
    state.refusal = null
    if (price !== null) {
      ports.keep({ intent, want, price, freight })
    }
    try {
      state.hold = await ports.buy(intent, [want], freight?.minor ?? 0)
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
      quotes++
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
    if (refusal.code === 'freight-moved') {
      state.freightWas = refusal.data['seen'] as Money
      state.freight = refusal.data['freight'] as Money
      state.quote = 'told'
    } else {
      void quote()
    }
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
      freightWas: null,
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

  return { state, sku, most, goods, total, paidFreight, settled, open, resume, choose, setPieces, quote, follow, press, close }
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
    freight: null,
    freightWas: null,
    quote: 'asking',
    far: null,
    nowhere: false,
    refusal: null,
    hold: null,
  }
}
