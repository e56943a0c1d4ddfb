import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, type FunctionalComponent, h } from 'vue'
import SoldList from './SoldList.vue'

// The library brings sheets of style that nothing reads here.
vi.mock('element-plus/es', () => ({ ElSkeleton: { render: () => null }, ElButton: { render: () => null } }))
vi.mock('element-plus/es/components/base/style/css', () => ({}))
vi.mock('element-plus/es/components/skeleton/style/css', () => ({}))
vi.mock('element-plus/es/components/button/style/css', () => ({}))

const realFetch = globalThis.fetch
const cny = (minor: number) => ({ minor, currency: 'CNY' })
const words = (zh: string) => ({ zh, en: 'formula' })
const METRIC = { id: 'commission_due', zh: '应付佣金', en: 'commission due', unit: 'MONEY', group: 'COMMISSION', formula: words('已收货的订单'), numerator: words(''), denominator: words(''), window: words(''), attribution: words(''), refunds: words(''), events: ['OrderReceived'], reference: words('') }
let app: App
let page: HTMLElement

function answer(address: string): unknown {
  if (address.endsWith('/commission-sums')) {
    return { lines: 2, sold: cny(20_000), back: cny(10_000), expected: cny(1_000), due: cny(500), simulatedSold: cny(0), simulatedBack: cny(0), simulatedExpected: cny(0), simulatedDue: cny(0) }
  }
  return address === '/api/metrics' ? { version: 'v', metrics: [METRIC], comparisons: [], notRecorded: [] } : { items: [], next: null }
}

beforeEach(() => {
  switchLanguage('zh')
  globalThis.fetch = (address) => Promise.resolve(new Response(JSON.stringify(answer(address as string)), { headers: { 'Content-Type': 'application/json' } }))
  page = document.createElement('div')
  app = createApp({ render: () => h(SoldList, { forShop: true }) })
  const link: FunctionalComponent<{ to: { name: string; hash?: string } }> = ({ to }, { slots }) => h('a', { href: `${to.name}${to.hash ?? ''}` }, slots.default?.())
  link.props = ['to']
  app.component('RouterLink', link)
  app.mount(page)
})

afterEach(() => {
  app.unmount()
  globalThis.fetch = realFetch
})

test('the name of each sum leads to its definition and tells how it is counted', async () => {
  await vi.waitFor(() => expect(page.querySelectorAll('dt a')).toHaveLength(4))

  expect([...page.querySelectorAll('dt a')].map((one) => one.getAttribute('href'))).toEqual(
    ['commission_sold', 'commission_back', 'commission_expected', 'commission_due'].map((id) => `metrics#${id}`),
  )
  expect(page.querySelectorAll('dt a')[3]?.textContent).toBe('应付佣金')
  await vi.waitFor(() => expect(page.querySelectorAll('dt a')[3]?.getAttribute('title')).toBe('已收货的订单'))
})
