import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, h, nextTick, reactive } from 'vue'
import { t } from '../words'
import PageFindings from './PageFindings.vue'
import { emptyDraft, type ProductDraft } from './product-draft'

const realFetch = globalThis.fetch
let answers: ((findings: unknown[]) => void)[] = []
let app: App
let page: HTMLElement
let draft: ProductDraft

const text = () => page.textContent

/** Lets what was typed be judged, and answers. */
async function judged(findings: unknown[]): Promise<void> {
  await vi.advanceTimersByTimeAsync(1_000)
  answers.shift()?.(findings)
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  switchLanguage('zh')
  answers = []
  // Without it each write first asks for one.
  document.cookie = 'XSRF-TOKEN=known'
  globalThis.fetch = () =>
    new Promise((resolve) => {
      answers.push((findings) => resolve(new Response(JSON.stringify({ findings }))))
    })
  draft = reactive({
    ...emptyDraft(),
    code: 'TEA',
    title: '明前龙井',
    legalCategory: 'food',
    description: '一罐茶',
    delivery: { from: '浙江杭州', hoursToShip: '48', freeShipping: true, excluded: [] },
    skus: [{ skuId: null, code: 'TEA-1', name: '250 克', price: '88', pieces: '10' }],
  })
  page = document.createElement('div')
  app = createApp({ render: () => h(PageFindings, { draft, product: null }) })
  app.mount(page)
})

afterEach(() => {
  app.unmount()
  globalThis.fetch = realFetch
  vi.useRealTimers()
})

test('once the page is changed it is no longer said to be without a fault, until it was judged again', async () => {
  await judged([])
  expect(text()).toContain(t('pageFindingsNone'))

  draft.title = '全国第一的龙井'
  await nextTick()
  expect(text()).not.toContain(t('pageFindingsNone'))
  expect(text()).toContain(t('pageFindingsStale'))

  await judged([])
  expect(text()).toContain(t('pageFindingsNone'))
  expect(text()).not.toContain(t('pageFindingsStale'))
})

test('an answer about what stood there before says nothing about what stands there now', async () => {
  await judged([])
  expect(text()).toContain(t('pageFindingsNone'))
  draft.title = '第一稿'
  await vi.advanceTimersByTimeAsync(1_000)
  draft.title = '全国第一的龙井'
  await nextTick()

  expect(answers).toHaveLength(1)
  answers.shift()?.([])
  await vi.advanceTimersByTimeAsync(0)

  expect(text()).not.toContain(t('pageFindingsNone'))
})
