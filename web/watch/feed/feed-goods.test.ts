import { switchLanguage } from '@ui/i18n'
import { useSession } from '@ui/session'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { t } from '../words'
import FeedGoods from './FeedGoods.vue'

const realFetch = globalThis.fetch
let asked: { method: string; path: string; body: string }[] = []
let app: App
let page: HTMLElement
let inPlace: string[] = []

const good = (productId: string, merchantId: string) => ({
  card: { productId, merchantId, shop: `shop ${merchantId}`, title: `good ${productId}`, picture: null, category: '服饰', price: null, varies: false, left: 1, sold: 0, simulatedSold: 0, onAirId: null, marks: [] },
  why: { code: 'new', about: null },
})
const titles = () => [...page.querySelectorAll('.title')].map((one) => one.textContent)
const posts = () => asked.filter(({ method }) => method !== 'GET')

function press(label: string): void {
  const button = [...page.querySelectorAll('button')].find((one) => one.textContent.trim() === label || one.getAttribute('aria-label') === label)
  if (button === undefined) {
    throw new Error(`button: none (expected: ${label})`)
  }
  button.click()
}

beforeEach(async () => {
  switchLanguage('zh')
  asked = []
  inPlace = []
  globalThis.fetch = (input, init) => {
    asked.push({ method: init?.method ?? 'GET', path: String(input), body: typeof init?.body === 'string' ? init.body : '' })
    return Promise.resolve(new Response(JSON.stringify({ personalised: true, listId: '77', items: [good('1', '5'), good('2', '6'), good('3', '5')] })))
  }
  const pinia = createPinia()
  setActivePinia(pinia)
  const session = useSession()
  session.me = { id: '7', name: 'lin', nickname: '小林', roles: ['VIEWER'], merchantId: null, address: null }
  session.known = true
  const open = (productId: string) => {
    inPlace.push(productId)
    return true
  }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })
  page = document.createElement('div')
  app = createApp(FeedGoods, { title: t('feedForYou'), surface: 'room', show: '9', open }).use(pinia).use(router)
  app.mount(page)
  await vi.waitFor(() => expect(titles()).toHaveLength(3))
})

afterEach(() => {
  globalThis.fetch = realFetch
})

test('a list says where it stands and for which show it is', () => {
  expect(asked[0]?.path).toContain('surface=room')
  expect(asked[0]?.path).toContain('show=9')
  app.unmount()
})

test('all goods of a shop go with it, and come back when that is taken back', async () => {
  press(t('feedNotThis', { title: 'good 1' }))
  await vi.waitFor(() => expect(page.textContent).toContain(t('feedNotShop')))
  press(t('feedNotShop'))

  await vi.waitFor(() => expect(page.textContent).toContain(t('feedShopAway', { shop: 'shop 5' })))
  expect(titles()).toEqual(['good 2'])
  expect(posts()).toEqual([{ method: 'PUT', path: '/api/me/blocked/shop/5', body: '{"blocked":true}' }])

  press(t('feedUndo'))
  await vi.waitFor(() => expect(titles()).toEqual(['good 1', 'good 2', 'good 3']))
  expect(posts().at(-1)?.body).toBe('{"blocked":false}')
  app.unmount()
})

test('a product that is not wanted goes alone', async () => {
  press(t('feedNotThis', { title: 'good 1' }))
  await vi.waitFor(() => expect(page.textContent).toContain(t('feedNotWanted')))
  press(t('feedNotWanted'))

  await vi.waitFor(() => expect(titles()).toEqual(['good 2', 'good 3']))
  expect(posts()[0]?.path).toBe('/api/me/blocked/product/1')
  app.unmount()
})

test('what is opened in place was seen, and that is told at the latest when the page is left', async () => {
  page.querySelectorAll<HTMLAnchorElement>('a.tile')[1]?.click()
  app.unmount()

  await vi.waitFor(() => expect(posts()).toEqual([{ method: 'POST', path: '/api/feed/shown', body: '{"listId":"77","itemIds":["2"]}' }]))
  expect(inPlace).toEqual(['2'])
})
