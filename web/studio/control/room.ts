import { api, ApiError } from '@ui/api'
import { currentLanguage } from '@ui/i18n'
import { type ByeReason, type Connection, type Desk, type JudgedLine, LiveClient, LiveRefusal, type LiveState, socketUrl } from '@ui/live'
import type { Money } from '@ui/money'
import type { ShowPage } from '@ui/shop'
import { readAll } from '@ui/useParts'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { CursorPage, Judged, OwnShow, VideoState } from '../types'
import { type DeskEvent, type DeskState, foldDesk, JUDGED_KEPT } from './desk'
import type { HostSetting, HostStatus, ScriptPlace } from './host'

const READ_EVERY = 5_000
const HOST_EVERY = 2_000

export type ControlRoom = ReturnType<typeof useControlRoom>
export type HostAct = 'start' | 'pause' | 'resume' | 'stop' | 'script'

/** One show under control: what is known of it, and what staff can do. */
export function useControlRoom(first: OwnShow, hears: (line: JudgedLine) => void) {
  const path = `/api/studio/shows/${first.id}`
  const desk = shallowRef<DeskState>(fold(null, { from: 'reading', show: first }))
  const live = shallowRef<LiveState | null>(null)
  const page = shallowRef<ShowPage | null>(null)
  const connection = ref<Connection>('connecting')
  const bye = ref<ByeReason | null>(null)
  const host = shallowRef<HostStatus | null>(null)
  const hostLost = ref(false)
  const video = shallowRef<VideoState | null>(null)
  const digital = first.hostKind === 'DIGITAL'
  let client: LiveClient | null = null
  let wasOpen = false

  const pinned = computed(() => desk.value.items.find((item) => item.itemId === desk.value.pinned) ?? null)

  function take(event: DeskEvent): void {
    desk.value = fold(desk.value, event)
  }

  async function read(): Promise<void> {
    take({ from: 'reading', show: await api.get<OwnShow>(path) })
  }

  async function readFindings(): Promise<void> {
    take({ from: 'findings', lines: await readAll((after) => api.get<CursorPage<JudgedLine>>(`${path}/findings?limit=100&after=${after}`), JUDGED_KEPT) })
  }

  async function readVideo(): Promise<void> {
    video.value = await api.get<VideoState>(`${path}/video`)
  }

  async function readHost(): Promise<void> {
    try {
      host.value = await api.get<HostStatus>(`${path}/host`)
      hostLost.value = false
    } catch (refusal) {
      hostLost.value = true
      throw refusal
    }
  }

  async function connect(): Promise<void> {
    page.value = await api.get<ShowPage>(`/api/shows/${first.id}`)
    const url = socketUrl(page.value.socket, location)
    const asked = `${url}${url.includes('?') ? '&' : '?'}lang=${currentLanguage.value}`
    client = new LiveClient(asked, {
      state: (state) => {
        live.value = state
        take({ from: 'live', state })
      },
      connection: (now, reason) => {
        connection.value = now
        bye.value = reason
        if (now === 'open' && wasOpen) {
          // What the desk told while the line was down is not told again.
          take({ from: 'line-up-again' })
          quietly(read)
          quietly(readFindings)
        }
        wasOpen ||= now === 'open'
      },
      desk: hear,
    })
    client.connect()
  }

  function hear(message: Desk): void {
    take({ from: 'desk', message })
    if (message.t === 'finding' && message.d.findings.length > 0) {
      hears(message.d)
    }
  }

  async function actOnHost(act: HostAct): Promise<void> {
    host.value = await api.post<HostStatus>(`${path}/host/${act}`)
  }

  async function say(text: string): Promise<void> {
    if (client === null) {
      throw new LiveRefusal('offline', '')
    }
    await client.request<'say'>({ k: 'say', text })
  }

  async function readMuted(): Promise<void> {
    const viewers = await readAll((after) => api.get<CursorPage<{ personId: string; nickname: string; until: string; officerReason: string | null }>>(`${path}/mutes?limit=100&after=${after}`))
    take({ from: 'muted', viewers: viewers.map(({ personId, nickname, until, officerReason }) => ({ personId, who: nickname, until, officerReason })) })
  }

  const clocks = [
    every(READ_EVERY, read),
    every(READ_EVERY, readVideo),
    ...(digital ? [every(HOST_EVERY, readHost)] : []),
  ]
  quietly(readVideo)
  quietly(readFindings)
  if (first.leave.some((leave) => leave.act === 'MUTE' && leave.may)) {
    quietly(readMuted)
  }
  if (digital) {
    quietly(readHost)
  }
  onScopeDispose(() => {
    clocks.forEach(clearInterval)
    client?.close()
  })

  return {
    id: first.id,
    digital,
    desk,
    live,
    page,
    connection,
    bye,
    pinned,
    host,
    hostLost,
    video,
    connect,
    reconnect: () => client?.connect(),
    read,
    say,
    pin: (itemId: string) => api.post(`${path}/pin`, { itemId }),
    unpin: () => api.post(`${path}/unpin`),
    setPrice: (itemId: string, skuId: string, price: Money, reason: string) =>
      api.post(`${path}/prices`, { itemId, skuId, price, reason }),
    close: () => api.post(`${path}/close`),
    noteLine: (text: string, itemId: string | null) => api.post<Judged>(`${path}/lines`, { text, itemId }),
    keep: (line: JudgedLine) => take({ from: 'findings', lines: [line] }),
    actOnHost,
    setHost: async (setting: HostSetting) => {
      await api.put(`${path}/host/setting`, setting)
      quietly(readHost)
    },
    hostGoesTo: async ({ itemId, line }: ScriptPlace) => {
      host.value = await api.post<HostStatus>(`${path}/host/cursor`, { itemId, line })
    },
    hostCallDone: async (id: string) => {
      host.value = await api.post<HostStatus>(`${path}/host/calls/${id}/done`)
    },
    hostSays: async (text: string) => {
      host.value = await api.post<HostStatus>(`${path}/host/say`, { text })
    },
  }
}

function fold(state: DeskState | null, event: DeskEvent): DeskState {
  const next = foldDesk(state, event)
  if (next === null) {
    throw new Error('state: null (expected: a show that was read)')
  }
  return next
}

/** Reads again and again while the page is seen; a reading that fails is tried again the next time. */
function every(milliseconds: number, act: () => Promise<void>): ReturnType<typeof setInterval> {
  return setInterval(() => document.hidden || quietly(act), milliseconds)
}

function quietly(act: () => Promise<void>): void {
  act().catch((refusal: unknown) => {
    if (!(refusal instanceof ApiError)) {
      throw refusal
    }
  })
}
