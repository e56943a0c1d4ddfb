import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, h } from 'vue'
import { switchLanguage } from '../i18n'
import FilmReview from './FilmReview.vue'
import type { Found, Review } from './review'

const realFetch = globalThis.fetch
let app: App
let page: HTMLElement
let asked: string[]
let sought: number[]

const review: Review = {
  state: 'done', ahead: null, percent: null, sound: { reach: 'off', engine: null, looks: 0 }, picture: { reach: 'whole', engine: 'pp-ocr', looks: 12 }, held: false, mayAsk: true,
  askedAt: null, decided: null,
}
const bad: Found = {
  sense: 'seen', fromMs: 65_000, toMs: 66_000, text: '全国第一的好茶', confidence: 97, state: 'violates', passes: false, waved: false,
  reasons: [{ code: 'violates', words: '全国第一', article: '广告法第九条', message: '绝对化用语', rewrite: null }],
}
const harmless: Found = { ...bad, sense: 'heard', fromMs: 2_000, text: '今天泡茶', confidence: null, state: 'passed', passes: true, reasons: [] }

function show(now: Review, found: Found[], published = false): void {
  app = createApp(() => h(FilmReview, { review: now, found, path: '/api/films/mine/7', published, attempt: (act) => act(), onSeek: (seconds: number) => sought.push(seconds) }))
  page = document.createElement('div')
  app.mount(page)
}
const button = (name: string): HTMLButtonElement | undefined => [...page.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name)

beforeEach(() => {
  switchLanguage('zh')
  asked = []
  sought = []
  globalThis.fetch = (input) => {
    asked.push(String(input))
    return Promise.resolve(new Response('{}'))
  }
})

afterEach(() => {
  app.unmount()
  globalThis.fetch = realFetch
  switchLanguage('zh')
})

test('what was not heard is said so, and what was seen stands with its time, which leads there', async () => {
  show(review, [harmless, bad])

  expect(page.textContent).toContain('声音：未听（这里没有听写引擎）')
  expect(page.textContent).toContain('画面：已看')
  expect(page.textContent).toContain('读了 12 帧')
  expect(page.textContent).toContain('绝对化用语 · 广告法第九条')
  button('跳到 1:05')?.click()
  button('请人复核')?.click()
  expect(sought).toEqual([65])
  await vi.waitFor(() => expect(asked).toContain('/api/films/mine/7/review/ask'))
})

test('it says the same in English', () => {
  switchLanguage('en')
  show({ ...review, decided: { at: '2026-11-28T00:00:00Z', passed: false, words: 'cut it out' }, mayAsk: false }, [bad])

  expect(page.textContent).toContain('Sound: not heard (no recogniser here)')
  expect(page.textContent).toContain('An officer did not let it pass')
  expect(page.textContent).toContain('97% sure')
  expect(/[一-鿿]/.test(page.textContent.replace('全国第一的好茶', '').replace('绝对化用语', '').replace('广告法第九条', ''))).toBe(false)
})

test('while it is under way it can be stopped, and once published it is not looked at again', () => {
  show({ ...review, state: 'running', percent: 30, mayAsk: false }, [])
  expect(page.querySelector('progress')?.value).toBe(30)
  expect(button('停止听看')).toBeDefined()
  app.unmount()

  show({ ...review, mayAsk: false }, [harmless], true)
  expect(button('重新听看')).toBeUndefined()
  expect(page.textContent).toContain('没有发现问题')
})
