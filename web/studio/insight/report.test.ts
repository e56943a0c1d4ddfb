import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, type Component, createApp, type FunctionalComponent, h, nextTick, ref, type VNode } from 'vue'
import FiguresRow from '../control/FiguresRow.vue'
import type { Figures } from '../types'
import AdvicePanel from './AdvicePanel.vue'
import { type Metric, type Minute, minuteText, type ToldAdvice } from './insight'
import MinuteCurve from './MinuteCurve.vue'
import ReplayBeside from './ReplayBeside.vue'

const { jumped, player } = vi.hoisted(() => ({ jumped: [] as number[], player: { shows: () => undefined } as { shows: (at: Date) => void } }))

// The library brings sheets of style that nothing reads here. A drawer shows what is in it while it is open.
vi.mock('element-plus/es', () => ({
  ElDrawer: {
    props: ['modelValue', 'title'],
    setup: (props: { modelValue: boolean; title: string }, { slots }: { slots: { default?: () => VNode[] } }) => () => (props.modelValue ? h('aside', [h('h2', props.title), slots.default?.()]) : null),
  },
  ElSkeleton: { render: () => null },
  ElButton: { render: () => null },
}))
vi.mock('element-plus/es/components/base/style/css', () => ({}))
vi.mock('element-plus/es/components/drawer/style/css', () => ({}))
vi.mock('element-plus/es/components/skeleton/style/css', () => ({}))
vi.mock('element-plus/es/components/button/style/css', () => ({}))
vi.mock('@ui/video/RecordedVideo.vue', () => ({
  default: {
    props: ['playlist'],
    emits: ['moment'],
    setup: (props: { playlist: string }, { expose, emit }: { expose: (front: object) => void; emit: (name: string, at: Date) => void }) => {
      expose({ jump: (seconds: number) => jumped.push(seconds) })
      player.shows = (at) => emit('moment', at)
      return () => h('video', { src: props.playlist })
    },
  },
}))

const realFetch = globalThis.fetch
const asked: string[] = []
let answers: Record<string, unknown> = {}
let app: App | null = null
let page: HTMLElement

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' } })
}

function show(component: Component, props: Record<string, unknown>): void {
  page = document.createElement('div')
  document.body.append(page)
  app = createApp({ render: () => h(component, props) })
  const link: FunctionalComponent<{ to: { name: string; hash?: string } }> = ({ to }, { slots }) =>
    h('a', { href: `${to.name}${to.hash ?? ''}` }, slots.default?.())
  app.component('RouterLink', link)
  app.mount(page)
}

/** Waits until what was asked of the server has been answered and drawn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    await nextTick()
  }
}

function metric(id: string, zh: string, unit: Metric['unit']): Metric {
  const words = { zh, en: id }
  return { id, zh, en: id, unit, group: 'MONEY', formula: words, numerator: words, denominator: words, window: words, attribution: words, refunds: words, events: ['OrderPaid'], reference: words }
}

beforeEach(() => {
  switchLanguage('zh')
  jumped.length = 0
  asked.length = 0
  answers = {}
  vi.stubGlobal('ResizeObserver', class {
    observe = () => undefined
    disconnect = () => undefined
  })
  Element.prototype.scrollIntoView = () => undefined
  globalThis.fetch = (address) => {
    asked.push(address as string)
    const found = Object.entries(answers).find(([path]) => (address as string).startsWith(path))
    return Promise.resolve(found === undefined ? json({ code: 'not-found', detail: '' }, 404) : found[1] instanceof Response ? found[1] : json(found[1]))
  }
})

afterEach(() => {
  app?.unmount()
  page.remove()
  globalThis.fetch = realFetch
  vi.unstubAllGlobals()
})

const ADVICE: ToldAdvice = {
  state: 'TOLD',
  list: [
    {
      rule: 'LEAVE_EARLY',
      words: { zh: '人均停留 1:00，短于往场', en: 'stayed for 1:00' },
      when: { zh: '观看不少于 100 人', en: 'from 100 viewers on' },
      grounds: [
        { metric: 'stay', value: 60, against: 'PAST', compared: 120, itemId: null, about: { zh: '', en: '' } },
        { metric: 'item_clicks', value: 12.4, against: 'SHOW', compared: 40, itemId: '7', about: { zh: '龙井', en: '龙井' } },
      ],
    },
  ],
}

test('advice stands beside its figures, each with its definition, what it is compared with, and the events behind it', async () => {
  const wanted: unknown[] = []
  show(AdvicePanel, {
    advice: ADVICE,
    metrics: new Map([metric('stay', '人均停留', 'SECONDS'), metric('item_clicks', '商品点击次数', 'COUNT')].map((one) => [one.id, one])),
    onAsk: (...ask: unknown[]) => wanted.push(ask),
  })

  expect(page.textContent).toContain('人均停留 1:00，短于往场')
  expect(page.textContent).toContain('往场中位数 2:00')
  expect(page.textContent).toContain('按本场其余部分约 40')
  expect(page.textContent).toContain('何时说：观看不少于 100 人')
  expect(page.textContent).toContain('不保证')
  expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['metrics#stay', 'metrics#item_clicks'])
  page.querySelectorAll('button').forEach((button) => button.click())
  expect(wanted).toEqual([['stay', undefined], ['item_clicks', '7']])

  switchLanguage('en')
  await nextTick()
  expect(page.textContent).toContain('stayed for 1:00')
  expect(page.textContent).toContain('promises no results')
})

test('without advice the page says why there is none', () => {
  show(AdvicePanel, { advice: { state: 'TOO_FEW', list: [] }, metrics: new Map() })
  expect(page.textContent).toContain('不足 20 单')
})

test('a minute of the curve is chosen by a click, and with arrows and Enter', async () => {
  const minutes = Array.from({ length: 5 }, (_, at): Minute => ({ at: `2026-11-23T04:0${at}:00Z`, gmv: at, paid: at, placed: 0, refunded: 0, online: 9, entries: 0, exits: 0, exposures: 0, likes: 0, lines: 0 }))
  const chosen: string[] = []
  show(MinuteCurve, { minutes, marks: [], onChoose: (minute: string) => chosen.push(minute) })
  const keys = page.querySelector<HTMLElement>('[role=slider]')
  const press = async (key: string) => {
    keys?.dispatchEvent(new KeyboardEvent('keydown', { key }))
    await nextTick()
  }

  keys?.dispatchEvent(new FocusEvent('focus'))
  await press('ArrowRight')
  await press('ArrowRight')
  expect(keys?.getAttribute('aria-valuenow')).toBe('3')
  expect(keys?.getAttribute('aria-valuetext')).toContain('2 单')
  await press('Enter')
  await press('End')
  await press(' ')

  expect(chosen).toEqual(['2026-11-23T04:02:00Z', '2026-11-23T04:04:00Z'])
})

/** The replay, with its front door, and the minutes that it has told. */
function replay(told: string[] = []): { seek(minute: string): Promise<void> } {
  const front = ref<{ seek(minute: string): Promise<void> } | null>(null)
  show({ render: () => h(ReplayBeside, { ref: front, showId: '5', openedAt: '2026-11-23T04:00:30Z', onMinute: (minute: string) => told.push(minute) }) }, {})
  return { seek: async (minute) => front.value?.seek(minute) }
}

const RECORDED = { on: true, running: false, trouble: null, published: false, keepDays: 0, pieces: 3, bytes: 1, millis: 9, playlist: '/there.m3u8' }

test('the replay goes to where the minute lies in it, and from the opening on for the first', async () => {
  answers = { '/api/studio/shows/5/recording/at': { playMs: 90_000 }, '/api/studio/shows/5/recording': RECORDED }
  const front = replay()
  await settled()

  await front.seek('2026-11-23T04:00:00Z')
  await settled()

  expect(page.querySelector('video')?.getAttribute('src')).toBe('/there.m3u8')
  expect(asked.at(-1)).toContain(encodeURIComponent('2026-11-23T04:00:30Z'))
  expect(jumped).toEqual([90])
})

test('a minute that was not recorded is said to be missing, a show without recording has none, and a post that may not see it is told so', async () => {
  answers = { '/api/studio/shows/5/recording/at': json({ code: 'not-found' }, 404), '/api/studio/shows/5/recording': RECORDED }
  let front = replay()
  await settled()
  await front.seek('2026-11-23T04:02:00Z')
  await settled()
  expect(page.querySelector('[role=alert]')?.textContent).toContain('没有录下来')
  expect(jumped).toEqual([])
  app?.unmount()

  answers = { '/api/studio/shows/5/recording': { ...RECORDED, pieces: 0, playlist: null } }
  front = replay()
  await settled()
  await front.seek('2026-11-23T04:02:00Z')
  expect(page.textContent).toContain('没有录像')
  app?.unmount()

  answers = { '/api/studio/shows/5/recording': json({ code: 'forbidden' }, 403) }
  replay()
  await settled()
  expect(page.textContent).toContain('不能看录像')
})

test('the curve follows the player from minute to minute, and stays at one that is missing until the player moves on', async () => {
  answers = { '/api/studio/shows/5/recording/at': { playMs: 90_000 }, '/api/studio/shows/5/recording': RECORDED }
  const told: string[] = []
  const front = replay(told)
  await settled()

  await front.seek('2026-11-23T04:01:00Z')
  player.shows(new Date('2026-11-23T04:00:59.900Z'))
  player.shows(new Date('2026-11-23T04:01:00.200Z'))
  player.shows(new Date('2026-11-23T04:01:59.900Z'))
  expect(told).toEqual([])
  player.shows(new Date('2026-11-23T04:02:00.100Z'))
  player.shows(new Date('2026-11-23T04:02:30Z'))
  await nextTick()
  expect(told).toEqual(['2026-11-23T04:02:00Z'])
  expect(page.querySelector('.at')?.textContent).toContain(minuteText('2026-11-23T04:02:00Z'))

  answers = { '/api/studio/shows/5/recording/at': json({ code: 'not-found' }, 404) }
  await front.seek('2026-11-23T04:09:00Z')
  player.shows(new Date('2026-11-23T04:02:31Z'))
  expect(told).toHaveLength(1)
  player.shows(new Date('2026-11-23T04:03:00Z'))
  await nextTick()
  expect(told.at(-1)).toBe('2026-11-23T04:03:00Z')
  expect(page.querySelector('[role=alert]')).toBeNull()
})

test('of a long show the column of the chosen minute is marked, though it begins before it', async () => {
  const minutes = Array.from({ length: 60 }, (_, at): Minute => ({ at: `2026-11-23T04:${String(at).padStart(2, '0')}:00Z`, gmv: 1, paid: 1, placed: 0, refunded: 0, online: 9, entries: 0, exits: 0, exposures: 0, likes: 0, lines: 0 }))
  show(MinuteCurve, { minutes, marks: [], chosen: '2026-11-23T04:05:00Z' })
  const keys = page.querySelector<HTMLElement>('[role=slider]')

  keys?.dispatchEvent(new FocusEvent('focus'))
  await nextTick()

  // Without a width the curve has twenty columns of three minutes.
  expect(keys?.getAttribute('aria-valuenow')).toBe('2')
})

const FIGURES: Figures = { viewers: 5, peak: 9, visits: 20, likes: 30, orders: 4, paid: { minor: 35_200, currency: 'CNY' }, lines: 8 }

test('each figure of the control room leads to its definition and opens the events behind it', async () => {
  answers = {
    '/api/metrics': { version: 'v', metrics: [metric('desk_visits', '进入人次（中控台）', 'COUNT')], comparisons: [], notRecorded: [] },
    '/api/studio/shows/5/insight/events': { items: [{ place: '1:9', type: 'PresenceCounted', at: '2026-11-23T04:00:00Z', orderId: null, itemId: null, minor: null, count: 20, reach: null }], next: null },
  }
  show(FiguresRow, { figures: FIGURES, showId: '5', open: true })
  await settled()

  expect([...page.querySelectorAll('dt a')].map((link) => link.getAttribute('href'))).toEqual(
    ['online', 'desk_peak', 'desk_visits', 'likes', 'orders_placed', 'gmv'].map((id) => `metrics#${id}`),
  )
  page.querySelectorAll('button')[2]?.click()
  await settled()

  expect(asked.at(-1)).toContain('/api/studio/shows/5/insight/events?metric=desk_visits')
  expect(page.querySelector('aside')?.textContent).toContain('进入人次（中控台）')
  expect(page.querySelector('aside')?.textContent).toContain('PresenceCounted')
})

test('who may not see the events reads the figures alone', () => {
  show(FiguresRow, { figures: FIGURES, showId: '5' })

  expect(page.querySelectorAll('button')).toHaveLength(0)
  expect(page.textContent).toContain('¥352')
})
