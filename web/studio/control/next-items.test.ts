import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, h, nextTick, reactive } from 'vue'
import type { DeskItem } from '../types'
import type { NextItems as Answer } from './next'
import NextItems from './NextItems.vue'

const realFetch = globalThis.fetch
let app: App
let page: HTMLElement
let state: { showId: string; items: DeskItem[]; pinned: string | null; busy: string | null }
let answer: Answer
let failing: boolean
let asked: number
let pressed: string[]

const item = (itemId: string, title: string, left = 9): DeskItem => ({
  itemId,
  productId: `p${itemId}`,
  place: Number(itemId),
  role: 'HERO',
  title,
  picture: null,
  perBuyerLimit: 2,
  pinned: false,
  skus: [{ skuId: `s${itemId}`, name: '一件', price: { minor: 9_900, currency: 'CNY' }, priceVersion: '1', allotted: 10, held: 0, sold: 10 - left, left }],
})

const strip = () => page.querySelector<HTMLElement>('section')
const buttons = () => [...page.querySelectorAll('button')]
const titles = () => [...page.querySelectorAll('.title')].map((one) => one.textContent)

/** The next reading comes, and is answered after a moment. */
async function tick(): Promise<void> {
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.advanceTimersByTimeAsync(200)
}

function press(itemId: string): void {
  pressed.push(itemId)
}

function told(): Response {
  return failing
    ? new Response('{"code":"busy","detail":""}', { status: 503, headers: { 'Content-Type': 'application/problem+json' } })
    : new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } })
}

beforeEach(async () => {
  vi.useFakeTimers()
  switchLanguage('zh')
  asked = 0
  pressed = []
  failing = false
  answer = { items: [{ itemId: '2', reasons: [{ reason: 'stock', number: 80, at: null }, { reason: 'seen', number: 14, at: null }] }, { itemId: '3', reasons: [{ reason: 'sells', number: 180, at: null }] }] }
  globalThis.fetch = () => {
    asked++
    return new Promise((resolve) => setTimeout(() => resolve(told()), 100))
  }
  state = reactive({ showId: '5', items: [item('1', '龙井'), item('2', '茶杯'), item('3', '茶巾')], pinned: '1', busy: null })
  page = document.createElement('div')
  document.body.append(page)
  app = createApp({ render: () => h(NextItems, { ...state, onPress: press }) })
  app.mount(page)
  await vi.advanceTimersByTimeAsync(200)
})

afterEach(() => {
  app.unmount()
  page.remove()
  globalThis.fetch = realFetch
  vi.useRealTimers()
})

test('each item stands with its reasons in words and figures, and one press asks for just that one', () => {
  expect(titles()).toEqual(['茶杯', '茶巾'])
  expect(page.textContent).toContain('库存还多，剩 80 件 · 看过它的 14 位观众在场')
  expect(page.textContent).toContain('下单率是全场的 1.8 倍')

  buttons()[1]?.click()

  expect(pressed).toEqual(['3'])
})

test('where nothing fits there is no strip, and what fits again is there after ten seconds', async () => {
  answer = { items: [] }
  await tick()
  expect(strip()).toBeNull()

  answer = { items: [{ itemId: '3', reasons: [{ reason: 'asked', number: 2, at: null }] }] }
  await tick()

  expect(titles()).toEqual(['茶巾'])
})

test('what is pinned or sold out is asked about at once, and until the answer comes it cannot be pressed', async () => {
  expect(asked).toBe(1)
  answer = { items: [{ itemId: '3', reasons: [{ reason: 'asked', number: 2, at: null }] }] }
  state.pinned = '2'
  await nextTick()
  expect(asked).toBe(2)
  expect(buttons()[0]?.getAttribute('aria-disabled')).toBe('true')
  buttons()[0]?.click()
  expect(pressed).toEqual([])

  await vi.advanceTimersByTimeAsync(200)
  expect(titles()).toEqual(['茶巾'])
  state.items = state.items.map((one) => (one.itemId === '3' ? item('3', '茶巾', 0) : one))
  await nextTick()
  expect(asked).toBe(3)
})

test('under a pointer nothing changes its place until it leaves', async () => {
  strip()?.dispatchEvent(new Event('pointerenter'))
  answer = { items: [{ itemId: '3', reasons: [{ reason: 'asked', number: 2, at: null }] }] }
  await tick()
  expect(titles()).toEqual(['茶杯', '茶巾'])

  strip()?.dispatchEvent(new Event('pointerleave'))
  await nextTick()
  await nextTick()

  expect(titles()).toEqual(['茶巾'])
})

test('where all that stands under the pointer is withdrawn, what comes next is shown all the same', async () => {
  strip()?.dispatchEvent(new Event('pointerenter'))
  answer = { items: [] }
  state.items = [item('1', '龙井')]
  await vi.advanceTimersByTimeAsync(200)
  expect(strip()).toBeNull()

  answer = { items: [{ itemId: '4', reasons: [{ reason: 'asked', number: 2, at: null }] }] }
  state.items = [item('1', '龙井'), item('4', '茶壶')]
  await vi.advanceTimersByTimeAsync(200)

  expect(titles()).toEqual(['茶壶'])
})

test('a reason that cannot be read anew is told no longer', async () => {
  failing = true
  await tick()

  expect(strip()).toBeNull()
})
