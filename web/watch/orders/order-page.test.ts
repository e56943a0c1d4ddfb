import { switchLanguage } from '@ui/i18n'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, expect, test, vi } from 'vitest'
import { type App, createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import OrderPage from './OrderPage.vue'

const realFetch = globalThis.fetch
const HOME = { recipient: '林', phone: '138', region: '浙江', street: '望江路 1 号' }
const money = (minor: number) => ({ minor, currency: 'CNY' })
let app: App

/** The page of an order that waits for its payment. */
async function open(address: typeof HOME | null): Promise<HTMLElement> {
  const order = {
    id: '7',
    orderNo: 'QT7',
    merchantName: '楼外演示馆',
    state: 'held',
    lines: [],
    parcels: [],
    total: money(9_900),
    freight: money(0),
    givenBack: money(0),
    payUntil: '2026-11-24T08:05:00Z',
    createdAt: '2026-11-24T08:00:00Z',
    paidAt: null,
    cashier: null,
    voucher: false,
    address,
  }
  globalThis.fetch = (input) => Promise.resolve(new Response(JSON.stringify(String(input).includes('after-sales') ? { items: [], next: null } : order)))
  switchLanguage('zh')
  const pinia = createPinia()
  setActivePinia(pinia)
  const page = document.createElement('div')
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: OrderPage }] })
  app = createApp(OrderPage, { id: '7' }).use(pinia).use(router)
  app.mount(page)
  await vi.waitFor(() => expect(page.textContent).toContain('QT7'))
  return page
}

afterEach(() => {
  app.unmount()
  globalThis.fetch = realFetch
})

test('where an order goes is told, and nothing of an address where it needs none or has none', async () => {
  const goods = await open(HOME)
  expect(goods.textContent).toContain('望江路 1 号')
  app.unmount()

  const vouchers = await open(null)
  expect(vouchers.textContent).not.toContain('收货地址')
})
