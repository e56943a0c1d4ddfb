import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import VoucherCodes from './VoucherCodes.vue'

const realFetch = globalThis.fetch
let app: App
let page: HTMLElement
let refunded: unknown[]
let changed: number
let asked: string[]
let codes: unknown[]

const voucher = (id: string, state: string) => ({
  id,
  line: 0,
  code: `1234 5678 901${id}`,
  state,
  price: { minor: 9_900, currency: 'CNY' },
  goodUntil: '2026-12-24T16:00:00Z',
  redeemedAt: state === 'REDEEMED' ? '2026-11-24T09:00:00Z' : null,
  place: state === 'REDEEMED' ? '西湖店' : null,
  voidedAt: null,
  caseId: null,
})

const button = (text: string) => [...page.querySelectorAll('button')].filter((one) => one.textContent.trim() === text)

function mount(): void {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: VoucherCodes }] })
  app = createApp({ render: () => h(VoucherCodes, { orderId: '7', state: 'issued', onChanged: () => changed++ }) }).use(router)
  app.mount(page)
}

beforeEach(async () => {
  switchLanguage('zh')
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  document.cookie = 'XSRF-TOKEN=known'
  refunded = []
  changed = 0
  asked = []
  codes = [voucher('1', 'OPEN'), voucher('2', 'REDEEMED')]
  globalThis.fetch = (input, options) => {
    const path = new URL(String(input), 'http://localhost').pathname
    if (typeof options?.body === 'string') {
      refunded.push(JSON.parse(options.body))
      return Promise.resolve(new Response(JSON.stringify({ caseId: '9', at: '0:1' })))
    }
    asked.push(path)
    if (path.endsWith('/qr')) {
      return Promise.resolve(new Response(JSON.stringify({ size: 29, path: 'M4 4h1v1h-1z' })))
    }
    const terms = [{ line: 0, title: '双人餐', entitles: '主菜两道', places: [{ name: '西湖店', address: '演示路 1 号', hours: '11:00–21:00', phone: '0571' }], excluded: '' }]
    return Promise.resolve(new Response(JSON.stringify(path.endsWith('/terms') ? terms : { items: codes, next: null })))
  }
  page = document.createElement('div')
  mount()
  await vi.waitFor(() => expect(page.textContent).toContain('1234 5678 9011'))
})

afterEach(() => {
  vi.useRealTimers()
  app.unmount()
  globalThis.fetch = realFetch
})

test('each code is shown with how it stands, and only one that can be used has a picture and can be given back', async () => {
  expect(page.textContent).toContain('可使用')
  expect(page.textContent).toContain('在西湖店使用')
  expect(button('出示二维码')).toHaveLength(1)

  expect(asked.filter((path) => path.endsWith('/qr'))).toEqual([])

  button('出示二维码')[0]?.click()

  await vi.waitFor(() => expect(page.querySelector('svg.qr .dark')?.getAttribute('d')).toBe('M4 4h1v1h-1z'))
})

test('codes that nobody shows are not read again, and one that is shown until it was used', async () => {
  vi.useFakeTimers()
  app.unmount()
  mount()
  await vi.advanceTimersByTimeAsync(100)
  asked = []

  await vi.advanceTimersByTimeAsync(10_000)
  const unshown = [...asked]
  button('出示二维码')[0]?.click()
  await vi.advanceTimersByTimeAsync(4_000)
  const shown = [...asked]
  codes = [voucher('1', 'REDEEMED'), voucher('2', 'REDEEMED')]
  await vi.advanceTimersByTimeAsync(3_000)
  asked = []
  await vi.advanceTimersByTimeAsync(10_000)

  expect(unshown).toEqual([])
  expect(shown).toEqual(['/api/orders/7/vouchers/1/qr', '/api/orders/7/vouchers'])
  expect(asked).toEqual([])
  expect(changed).toBe(1)
})

test('to give one back is asked once more, and then it alone is named', async () => {
  button('退这张券')[0]?.click()
  await vi.waitFor(() => expect(page.textContent).toContain('原路退回'))
  expect(refunded).toEqual([])

  button('退这张券').at(-1)?.click()

  await vi.waitFor(() => expect(changed).toBe(1))
  expect(refunded).toEqual([{ vouchers: ['1'], intent: expect.any(String) as string }])
})

test('all that were not used are given back in one request, which says what they cost together', async () => {
  codes = [voucher('1', 'OPEN'), voucher('2', 'REDEEMED'), voucher('3', 'OPEN')]
  app.unmount()
  mount()
  await vi.waitFor(() => expect(button('一起退 2 张')).toHaveLength(1))

  button('一起退 2 张')[0]?.click()
  await vi.waitFor(() => expect(page.textContent).toContain('¥198'))
  button('一起退 2 张').at(-1)?.click()

  await vi.waitFor(() => expect(changed).toBe(1))
  expect(refunded).toEqual([{ vouchers: ['1', '3'], intent: expect.any(String) as string }])
})
