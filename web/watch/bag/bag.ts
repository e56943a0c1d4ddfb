import { api, ApiError } from '@ui/api'
import type { PriceVersion } from '@ui/live-protocol'
import type { Money } from '@ui/money'
import type { Struck } from '@ui/shop'
import { useSession } from '@ui/session'
import { computed, ref, shallowRef } from 'vue'

export type BagLineState = 'ok' | 'price-moved' | 'sold-out' | 'gone'

/** A line as it stands now; `was` is what it cost when it was put in, where that is another price. */
export type BagLine = {
  lineId: string
  productId: string | null
  itemId: string
  skuId: string
  title: string
  skuName: string
  picture: string | null
  pieces: number
  price: Money
  struck?: Struck | null
  was: Money | null
  priceVersion: PriceVersion
  left: number
  perBuyerLimit: number
  state: BagLineState
}
export type BagGroup = { merchantId: string; merchantName: string; showId: string; lines: BagLine[] }

/** What a guest wants, as the browser keeps it, with the price at which it was put in. */
export type KeptLine = {
  showId: string
  itemId: string
  skuId: string
  pieces: number
  priceVersion: PriceVersion
  price: Money
}

const KEPT = 'qt.bag'
const MOST_KEPT = 100
const MOST_PIECES = 999

export function readKept(storage: Storage = localStorage): KeptLine[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEPT) ?? '[]')
    return Array.isArray(kept) ? (kept as KeptLine[]).filter((line) => typeof line?.skuId === 'string') : []
  } catch {
    return []
  }
}

export function writeKept(lines: readonly KeptLine[], storage: Storage = localStorage): void {
  storage.setItem(KEPT, JSON.stringify(lines.slice(0, MOST_KEPT)))
}

/** Lines with one more; pieces of the same SKU of the same show are added up. */
export function withLine(lines: readonly KeptLine[], line: KeptLine, exactly: boolean): KeptLine[] {
  const known = lines.find((one) => one.showId === line.showId && one.skuId === line.skuId)
  const pieces = Math.min(MOST_PIECES, line.pieces + (exactly ? 0 : (known?.pieces ?? 0)))
  return [{ ...line, pieces }, ...lines.filter((one) => one !== known)]
}

export function canBeBought(line: BagLine): boolean {
  return (line.state === 'ok' || line.state === 'price-moved') && line.pieces <= line.left
}

const groups = shallowRef<BagGroup[] | null>(null)
const failure = shallowRef<ApiError | null>(null)
const count = ref(readKept().length)

/** The bag across shops: the server keeps it for who is signed in, the browser for a guest. */
export function useBag() {
  const session = useSession()

  async function load(): Promise<void> {
    try {
      if (session.signedIn) {
        await handOver()
        keep(await api.get<{ groups: BagGroup[] }>('/api/bag'))
      } else {
        keep(await api.post<{ groups: BagGroup[] }>('/api/bag/look', { lines: readKept() }))
      }
      failure.value = null
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      failure.value = refusal
    }
  }

  /** What was put in as a guest goes along when one signs in; what can no longer be had is left behind. */
  async function handOver(): Promise<void> {
    for (const line of readKept().reverse()) {
      try {
        await api.post('/api/bag/lines', { ...line, exactly: false })
      } catch (refusal) {
        if (!(refusal instanceof ApiError) || refusal.status === 0 || refusal.status >= 500) {
          throw refusal
        }
      }
      writeKept(readKept().filter((one) => one.showId !== line.showId || one.skuId !== line.skuId))
    }
  }

  /** Puts pieces in; the new line's id where the server keeps the bag. */
  async function put(line: KeptLine, exactly = false): Promise<string | null> {
    if (!session.signedIn) {
      writeKept(withLine(readKept(), line, exactly))
      count.value = readKept().length
      return null
    }
    const { lineId } = await api.post<{ lineId: string }>('/api/bag/lines', { ...line, exactly })
    await load()
    return lineId
  }

  async function setPieces(group: BagGroup, line: BagLine, pieces: number): Promise<void> {
    if (session.signedIn) {
      await api.put(`/api/bag/lines/${line.lineId}`, { pieces })
    } else {
      writeKept(readKept().map((one) => (isOf(one, group, line) ? { ...one, pieces } : one)))
    }
    await load()
  }

  async function remove(group: BagGroup, line: BagLine): Promise<void> {
    if (session.signedIn) {
      await api.delete(`/api/bag/lines/${line.lineId}`)
    } else {
      writeKept(readKept().filter((one) => !isOf(one, group, line)))
    }
    await load()
  }

  return { groups, failure, count: computed(() => count.value), load, put, setPieces, remove }
}

function isOf(kept: KeptLine, group: BagGroup, line: BagLine): boolean {
  return kept.showId === group.showId && kept.skuId === line.skuId
}

function keep(answer: { groups: BagGroup[] }): void {
  groups.value = answer.groups
  count.value = answer.groups.reduce((sum, group) => sum + group.lines.length, 0)
}
