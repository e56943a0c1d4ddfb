import { switchLanguage } from '@ui/i18n'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import AskPage from './AskPage.vue'
import type { LineOptions } from './order'

const realFetch = globalThis.fetch
let app: App
let page: HTMLElement
let sent: unknown[]

const line = (number: number, pieces: Partial<LineOptions>): LineOptions => ({
  line: number,
  unsent: 0,
  withBuyer: 0,
  used: 0,
  withoutReason: 'ALLOWED',
  daysWithoutReason: 7,
  withoutReasonUntil: null,
  category: '服务招商',
  madeToOrder: false,
  freightInsured: false,
  pieceMinor: 9_900,
  pieceMinorWithFreight: 9_900,
  protectedDays: 0,
  ...pieces,
})

async function open(lines: LineOptions[]): Promise<void> {
  const bought = lines.map((one) => ({ title: `双人餐 ${one.line}`, skuName: '双人', pieces: 2 }))
  globalThis.fetch = (input, options) => {
    if (typeof options?.body === 'string') {
      sent.push(JSON.parse(options.body))
      return Promise.resolve(new Response(JSON.stringify({ caseId: '9', at: '0:1' })))
    }
    const answer = String(input).endsWith('/after-sale-options')
      ? { lines, packed: false, received: true, receiveBy: null }
      : { id: '7', lines: bought, freight: { minor: 0, currency: 'CNY' }, total: { minor: 9_900, currency: 'CNY' } }
    return Promise.resolve(new Response(JSON.stringify(answer)))
  }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/after-sales/:id', name: 'case', component: { render: () => h('p') } },
      { path: '/:rest(.*)*', component: { render: () => h('p') } },
    ],
  })
  const pinia = createPinia()
  setActivePinia(pinia)
  app = createApp({ render: () => h(AskPage, { id: '7' }) }).use(pinia).use(router)
  app.mount(page)
  await vi.waitFor(() => expect(page.textContent).not.toContain('正在加载'))
}

const choices = (name: string) => [...page.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)].map((one) => one.value)

async function choose(name: string, value: string): Promise<void> {
  await vi.waitFor(() => expect(choices(name)).toContain(value))
  page.querySelector<HTMLInputElement>(`input[name=${name}][value=${value}]`)?.click()
}

beforeEach(() => {
  switchLanguage('zh')
  document.cookie = 'XSRF-TOKEN=known'
  sent = []
  page = document.createElement('div')
  document.body.append(page)
})

afterEach(() => {
  app.unmount()
  page.remove()
  globalThis.fetch = realFetch
})

test('for vouchers that were all used a part of their price can be asked for, with a reason', async () => {
  await open([line(0, { used: 2 })])

  await choose('kind', 'PARTIAL')
  await vi.waitFor(() => expect(choices('reason')).toEqual(['QUALITY', 'NOT_AS_SHOWN', 'OTHER']))
  expect(choices('kind')).toEqual(['PARTIAL'])
  await choose('reason', 'QUALITY')
  await vi.waitFor(() => expect(page.querySelector('button[type=submit]')).not.toBeNull())
  page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))

  await vi.waitFor(() => expect(sent).toEqual([expect.objectContaining({ kind: 'PARTIAL', reason: 'QUALITY', lines: [{ line: 0, pieces: 2 }] })]))
})

test('of one used and one open voucher either can be chosen: the one for a part, the other to be given back', async () => {
  await open([line(0, { used: 1, unsent: 1 })])

  await vi.waitFor(() => expect(choices('kind')).toEqual(['REFUND_ONLY', 'PARTIAL']))
  await choose('kind', 'REFUND_ONLY')

  await vi.waitFor(() => expect(choices('reason')).toEqual(['CHANGED_MIND', 'LATE', 'OTHER']))
})

test('used and unused vouchers of two lines are asked for apart', async () => {
  await open([line(0, { used: 2 }), line(1, { unsent: 2 })])
  for (const pieces of page.querySelectorAll('select')) {
    pieces.value = '1'
    pieces.dispatchEvent(new Event('change'))
  }

  await vi.waitFor(() => expect(page.textContent).toContain('用过的和没用过的券请分开申请'))
  expect(choices('kind')).toEqual([])
})

test('goods that are with their buyer are asked for as ever', async () => {
  await open([line(0, { withBuyer: 1 })])

  await vi.waitFor(() => expect(choices('kind')).toEqual(['RETURN', 'EXCHANGE', 'PARTIAL']))
})
