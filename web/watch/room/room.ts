import { api, ApiError } from '@ui/api'
import { newIntent } from '@ui/intent'
import { currentLanguage } from '@ui/i18n'
import { type ByeReason, type Connection, LiveClient, LiveRefusal, type LiveState, socketUrl, type Want } from '@ui/live'
import type { ShowPage } from '@ui/shop'
import { computed, ref, shallowRef } from 'vue'
import { way } from '../way'
import { type Mute, muteRefused, muteTold } from './mute'
import { pageAhead } from './next-room'
import { createPurchase, type Hold, type Pending } from './purchase'
import { createSeen } from './seen'
import { readSending } from './sending'

const LIKES_SENT_EVERY = 1_000
const LIKES_AT_ONCE = 50

export type Room = ReturnType<typeof createRoom>

/** One open live room: what the page and the socket know of it, and what a viewer can do there. */
export function createRoom(showId: string) {
  const page = shallowRef<ShowPage | null>(null)
  const failure = shallowRef<ApiError | null>(null)
  const state = shallowRef<LiveState | null>(null)
  const connection = ref<Connection>('connecting')
  const bye = ref<ByeReason | null>(null)
  const ownChange = ref(0)
  /** Where one may not speak: told when it happens, and on trying to speak where that was before one came. */
  const muted = shallowRef<Mute | null>(null)
  /** The highest count shown so far: between sending own likes and hearing of them it must not fall back. */
  const likesShown = ref(0)

  const via = way.in()
  const pendingKey = `qt.pending.${showId}`
  let unsentLikes = 0
  let client: LiveClient | null = null
  let likeClock: ReturnType<typeof setTimeout> | null = null

  const seen = createSeen((shown, opened) => client?.request<'seen'>({ k: 'seen', shown, opened }) ?? Promise.reject(new LiveRefusal('offline', '')))
  const purchase = createPurchase({ buy, quote: (want) => readSending(showId, want), newIntent, keep })

  const showState = computed(() => state.value?.show.state ?? page.value?.state ?? 'planned')
  const onAir = computed(() => showState.value === 'open' || showState.value === 'closing')
  const pinned = computed(() => state.value?.items.find((item) => item.itemId === state.value?.pinned) ?? null)
  const digital = computed(() => (state.value?.show.hostKind ?? page.value?.hostKind) === 'DIGITAL')
  const likes = computed(() => Math.max(state.value?.likes ?? 0, likesShown.value))

  async function enter(): Promise<void> {
    failure.value = null
    try {
      page.value = await (pageAhead(showId) ?? api.get<ShowPage>(`/api/shows/${encodeURIComponent(showId)}`))
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      failure.value = refusal
      return
    }
    const url = new URL(socketUrl(page.value.socket, location))
    url.searchParams.set('lang', currentLanguage.value)
    url.searchParams.set('via', via)
    client = new LiveClient(url.href, {
      state: (next) => {
        const first = state.value === null
        state.value = next
        purchase.follow(next.items)
        if (first) {
          takeUpPending(next)
        }
      },
      connection: (next, why) => {
        connection.value = next
        bye.value = why
        if (next === 'open' && purchase.state.step === 'unknown') {
          void purchase.press()
        }
      },
      own: (message) => {
        if (message.t === 'muted') {
          muted.value = muteTold(message)
        } else {
          ownChange.value++
        }
      },
    })
    client.connect()
    addEventListener('online', reconnectIfWaiting)
    addEventListener('pageshow', comeBack)
    document.addEventListener('visibilitychange', reconnectIfWaiting)
  }

  function leave(): void {
    removeEventListener('online', reconnectIfWaiting)
    removeEventListener('pageshow', comeBack)
    document.removeEventListener('visibilitychange', reconnectIfWaiting)
    flushLikes()
    seen.close()
    client?.close()
    client = null
  }

  /** After signing in or out the socket must say again who is here. */
  function reconnect(): void {
    muted.value = null
    client?.connect()
  }

  /** The network is back, or the page is looked at again: no more waiting for the next try. */
  function reconnectIfWaiting(): void {
    if (connection.value === 'waiting' && !document.hidden) {
      client?.connect()
    }
  }

  /** A page that was kept and is shown again has lost its socket without a word. */
  function comeBack(event: PageTransitionEvent): void {
    if (event.persisted) {
      client?.connect()
    }
  }

  async function say(text: string): Promise<void> {
    try {
      await line().request<'say'>({ k: 'say', text })
    } catch (refusal) {
      muted.value = muteRefused(refusal) ?? muted.value
      throw refusal
    }
  }

  function like(): void {
    unsentLikes++
    likesShown.value = likes.value + 1
    likeClock ??= setTimeout(flushLikes, LIKES_SENT_EVERY)
  }

  function flushLikes(): void {
    if (likeClock !== null) {
      clearTimeout(likeClock)
      likeClock = null
    }
    const n = Math.min(LIKES_AT_ONCE, unsentLikes)
    if (n > 0) {
      unsentLikes = 0
      // A like that gets lost is not worth a word.
      client?.request<'like'>({ k: 'like', n }).catch(() => undefined)
    }
  }

  /** Over the socket; while that is away, over the web with the same key, so that no purchase is made twice. */
  async function buy(intent: string, wants: Want[], freightSeenMinor: number): Promise<Hold> {
    if (client !== null && connection.value === 'open') {
      return client.request<'buy'>({ k: 'buy', intent, wants, freightSeenMinor })
    }
    try {
      return await api.post<Hold>(`/api/shows/${encodeURIComponent(showId)}/claims`, { intent, wants, freightSeenMinor })
    } catch (refusal) {
      throw refusal instanceof ApiError ? asLive(refusal) : refusal
    }
  }

  function keep(pending: Pending | null): void {
    if (pending === null) {
      sessionStorage.removeItem(pendingKey)
    } else {
      sessionStorage.setItem(pendingKey, JSON.stringify(pending))
    }
  }

  function takeUpPending(now: LiveState): void {
    const kept = sessionStorage.getItem(pendingKey)
    if (kept === null) {
      return
    }
    // One that was kept by the page of before says nothing of freight.
    const pending = JSON.parse(kept) as Omit<Pending, 'freight'> & Partial<Pending>
    if (purchase.resume({ ...pending, freight: pending.freight ?? null }, now.items)) {
      void purchase.press()
    }
  }

  function line(): LiveClient {
    if (client === null) {
      throw new LiveRefusal('offline', '')
    }
    return client
  }

  return {
    showId,
    page,
    failure,
    state,
    connection,
    bye,
    ownChange,
    muted,
    purchase,
    seen,
    showState,
    onAir,
    pinned,
    digital,
    likes,
    enter,
    leave,
    reconnect,
    say,
    like,
  }
}

function asLive(refusal: ApiError): LiveRefusal {
  // No answer at all: it may have been done.
  const code = refusal.status === 0 || refusal.status === 502 || refusal.status === 504 ? 'lost' : refusal.code
  return new LiveRefusal(code, refusal.message, {
    ...(refusal.retryAfterSeconds === null ? {} : { retryAfterSeconds: refusal.retryAfterSeconds }),
    ...refusal.data,
  })
}
