import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, type Component, createApp, type FunctionalComponent, h, nextTick, type VNode } from 'vue'
import { behindChannel } from '../radar/spending'
import { t } from '../words'
import AudienceGroups from './AudienceGroups.vue'
import { behindDays, behindShow, behindSubject } from './behind'
import EventsDrawer from './EventsDrawer.vue'
import type { Audience, Metric } from './insight'

// The library brings sheets of style that nothing reads here. A drawer shows what is in it while it is open.
vi.mock('element-plus/es', () => ({
  ElDrawer: {
    props: ['modelValue', 'title'],
    setup: (props: { modelValue: boolean; title: string }, { slots }: { slots: { default?: () => VNode[] } }) => () => (props.modelValue ? h('aside', [h('h2', props.title), slots.default?.()]) : null),
  },
  ElSkeleton: { render: () => null },
  ElButton: { setup: (_: object, { slots }: { slots: { default?: () => VNode[] } }) => () => h('button', { type: 'button' }, slots.default?.()) },
}))
vi.mock('element-plus/es/components/base/style/css', () => ({}))
vi.mock('element-plus/es/components/drawer/style/css', () => ({}))
vi.mock('element-plus/es/components/skeleton/style/css', () => ({}))
vi.mock('element-plus/es/components/button/style/css', () => ({}))

const realFetch = globalThis.fetch
const asked: URL[] = []
let answers: Record<string, unknown> = {}
let app: App | null = null
let page: HTMLElement

function show(component: Component, props: Record<string, unknown>): void {
  app = createApp({ render: () => h(component, props) })
  const link: FunctionalComponent<{ to: { name: string } }> = ({ to }, { slots }) => h('a', { href: to.name }, slots.default?.())
  app.component('RouterLink', link)
  app.mount(page)
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    await nextTick()
  }
}

function metric(id: string, zh: string): Metric {
  const words = { zh, en: id }
  return { id, zh, en: id, unit: 'COUNT', group: 'RADAR', formula: words, numerator: words, denominator: words, window: words, attribution: words, refunds: words, events: ['OrderPaid'], reference: words }
}

beforeEach(() => {
  switchLanguage('zh')
  asked.length = 0
  answers = {}
  page = document.createElement('div')
  document.body.append(page)
  globalThis.fetch = (address) => {
    const url = new URL(address as string, 'http://shop')
    asked.push(url)
    return Promise.resolve(new Response(JSON.stringify(answers[url.pathname] ?? { items: [], next: null }), { headers: { 'Content-Type': 'application/json' } }))
  }
})

afterEach(() => {
  app?.unmount()
  app = null
  page.remove()
  globalThis.fetch = realFetch
})

const HOUR = { place: 'show/5', type: 'AudienceCounted', at: '2026-11-23T12:00:00Z', orderId: null, showId: '5', minor: null, count: 40 }

test('a week asks by its first and its last day, a day by itself', async () => {
  const read = behindDays(() => [{ day: '2026-11-20' }, { day: '2026-11-26' }])

  await read({ metric: 'week_paid' }, '')
  await read({ metric: 'week_paid', day: '2026-11-23' }, '7.1')

  expect(asked.map((url) => [url.pathname, url.searchParams.get('first'), url.searchParams.get('last'), url.searchParams.get('after')])).toEqual([
    ['/api/studio/insight/events', '2026-11-20', '2026-11-26', ''],
    ['/api/studio/insight/events', '2026-11-23', '2026-11-23', '7.1'],
  ])
})

test('a channel asks for its own rows in what was chosen, and tells what each of its rates is made of', async () => {
  const row = { spendId: '1', day: '2026-11-23', channel: '朋友圈', campaign: '春茶', spendMinor: 20_000, orders: 4, gmvMinor: 50_000, fileId: null, fileName: '' }
  answers = { '/api/radar/spending/rows': { items: [row], next: null } }
  const read = behindChannel(() => 'days=30&campaign=')

  const cost = await read({ metric: 'cost_per_order', channel: '朋友圈' }, '')
  const roas = await read({ metric: 'roas', channel: '朋友圈' }, '')

  expect(asked[0]?.searchParams.get('channel')).toBe('朋友圈')
  expect(asked[0]?.searchParams.get('days')).toBe('30')
  expect(cost.items[0]).toMatchObject({ minor: 20_000, count: 4, place: '春茶' })
  expect(cost.items[0]?.what()).toBe('手工填写')
  expect(roas.items[0]).toMatchObject({ minor: 20_000, count: null })
  expect(roas.items[0]?.place).toContain('¥500')
})

test('an hour behind a figure of the radar opens the events of its show in that hour', async () => {
  answers = {
    '/api/radar/subjects/hosts/3/events': { items: [HOUR], next: null },
    '/api/studio/shows/5/insight/events': { items: [{ place: '1:9', type: 'AudienceCounted', at: '2026-11-23T12:07:00Z', orderId: null, itemId: null, minor: null, count: null, reach: { entries: 40 } }], next: null },
  }
  show(EventsDrawer, { read: behindSubject(() => ({ address: '/api/radar/subjects/hosts/3', query: 'days=30&own=true&crowd=true' })), asked: { metric: 'radar_views' }, metric: metric('radar_views', '观看人次') })
  await settled()

  expect(asked[0]?.searchParams.get('own')).toBe('true')
  expect(page.textContent).toContain('40 个')
  const hour = [...page.querySelectorAll('button')].find((button) => button.textContent === t('factOpenHour'))
  hour?.click()
  await settled()

  expect(asked.at(-1)?.pathname).toBe('/api/studio/shows/5/insight/events')
  expect(asked.at(-1)?.searchParams.get('hour')).toBe('2026-11-23T12:00:00Z')
  expect(page.textContent).toContain('1:9')
  const back = [...page.querySelectorAll('button')].find((button) => button.textContent === t('factHours'))
  back?.click()
  await settled()

  expect(page.textContent).toContain('show/5')
})

test('an agency’s hours say why they open nothing, and offer neither events nor orders', async () => {
  const paid = { ...HOUR, type: 'OrderPaid', minor: 19_800, count: null }
  answers = { '/api/radar/subjects/hosts/3/events': { items: [paid], next: null } }
  show(EventsDrawer, { read: behindSubject(() => ({ address: '/api/radar/subjects/hosts/3', query: 'days=30&own=true&crowd=true' })), asked: { metric: 'radar_sales' }, metric: metric('radar_sales', '成交额'), ends: t('radarBehindHours') })
  await settled()

  expect(page.querySelector('[role=note]')?.textContent).toBe(t('radarBehindHours'))
  expect(page.textContent).toContain('¥198')
  expect(page.querySelectorAll('li button')).toHaveLength(0)
  expect(page.querySelectorAll('li a')).toHaveLength(0)
})

test('what leads to no events says why, and asks for none', async () => {
  show(EventsDrawer, { read: behindShow(() => '5'), asked: { metric: 'radar_sales' }, metric: metric('radar_sales', '成交额'), why: t('radarBehindOthers') })
  await settled()

  expect(page.querySelector('[role=note]')?.textContent).toBe(t('radarBehindOthers'))
  expect(asked).toEqual([])
})

test('a group of an audience that is pressed says why it leads to nobody', async () => {
  const audience: Audience = { asOf: null, buyers: 120, dimensions: [{ id: 'returning', groups: [{ id: 'first', people: 90 }, { id: 'again', people: null }] }], segments: [] }
  show(AudienceGroups, { audience, metrics: new Map([['audience_returning', metric('audience_returning', '新客与回头客')]]) })

  const group = [...page.querySelectorAll('button')].find((button) => button.textContent === '90')
  group?.click()
  await settled()

  expect(page.querySelector('aside')?.textContent).toContain('新客与回头客')
  expect(page.querySelector('[role=note]')?.textContent).toBe(t('audienceNoEvents'))
  expect(asked).toEqual([])
})
