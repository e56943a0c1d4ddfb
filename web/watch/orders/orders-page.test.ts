import { switchLanguage } from '@ui/i18n'
import { useSession } from '@ui/session'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { t } from '../words'
import OrdersPage from './OrdersPage.vue'

const realFetch = globalThis.fetch
let asked: string[] = []
let app: App
let router: Router
let page: HTMLElement

const order = (id: string) => ({
  id,
  merchantName: `shop of ${id}`,
  state: 'received',
  lines: [],
  parcels: [],
  total: { minor: 100, currency: 'CNY' },
  createdAt: '2026-11-24T08:00:00Z',
  payUntil: '2026-11-24T08:05:00Z',
})

/** Two orders to a part, five orders; a search finds one of them, or none. */
function answerTo(path: string): unknown {
  const query = new URL(path, 'http://localhost').searchParams
  if (path.startsWith('/api/after-sales')) {
    return { items: [], next: null }
  }
  if (query.get('q') !== '') {
    return { items: query.get('q') === '龙井' ? [order('3')] : [], next: null }
  }
  const from = Number(query.get('after'))
  return { items: [from + 1, from + 2].filter((id) => id <= 5).map((id) => order(String(id))), next: from + 2 < 5 ? String(from + 2) : null }
}

const shops = () => [...page.querySelectorAll('.list strong')].map((one) => one.textContent)
const button = (text: string) => [...page.querySelectorAll('button')].find((one) => one.textContent.trim() === text)

async function search(words: string): Promise<void> {
  const input = page.querySelector<HTMLInputElement>('input[type=search]')
  if (input === null) {
    throw new Error('input: null (expected: a field to search in)')
  }
  input.value = words
  input.dispatchEvent(new Event('input'))
  page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() => expect(router.currentRoute.value.query['q']).toBe(words.trim()))
}

beforeEach(async () => {
  switchLanguage('zh')
  asked = []
  globalThis.fetch = (input) => {
    asked.push(String(input))
    return Promise.resolve(new Response(JSON.stringify(answerTo(String(input)))))
  }
  const pinia = createPinia()
  setActivePinia(pinia)
  const session = useSession()
  session.me = { id: '7', name: 'lin', nickname: '小林', roles: ['VIEWER'], merchantId: null, address: null }
  session.known = true
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: OrdersPage }] })
  await router.push('/orders')
  page = document.createElement('div')
  app = createApp(OrdersPage).use(pinia).use(router)
  app.mount(page)
  await vi.waitFor(() => expect(shops()).toHaveLength(2))
})

afterEach(() => {
  app.unmount()
  globalThis.fetch = realFetch
})

test('orders are gone through to the last one', async () => {
  button(t('ordersMore'))?.click()
  await vi.waitFor(() => expect(shops()).toHaveLength(4))
  button(t('ordersMore'))?.click()
  await vi.waitFor(() => expect(shops()).toHaveLength(5))

  expect(button(t('ordersMore'))).toBeUndefined()
})

test('what is searched for stands in the address, is found, and stays while one looks at another state', async () => {
  await search(' 龙井 ')
  await vi.waitFor(() => expect(shops()).toEqual(['shop of 3']))
  expect(asked.at(-1)).toContain(`q=${encodeURIComponent('龙井')}&`)

  button(t('order.shipped'))?.click()

  await vi.waitFor(() => expect(asked.at(-1)).toContain('state=shipped&q=%E9%BE%99'))
})

test('where nothing is found the page says so and leads back to all orders', async () => {
  await search('青瓷')
  await vi.waitFor(() => expect(page.textContent).toContain(t('ordersNotFound')))

  const back = [...page.querySelectorAll('main button')].filter((one) => one.textContent.trim() === t('ordersAll')).at(-1)
  ;(back as HTMLButtonElement).click()

  await vi.waitFor(() => expect(shops()).toHaveLength(2))
})
