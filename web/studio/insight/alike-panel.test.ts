import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, h, nextTick, type VNode } from 'vue'
import AlikePanel from './AlikePanel.vue'

// The library brings sheets of style that nothing reads here. Its field asks for what is typed, and offers what is in it.
vi.mock('element-plus/es', () => ({
  ElSelect: {
    props: ['remoteMethod'],
    setup: (props: { remoteMethod?: (typed: string) => void }, { slots }: { slots: { default?: () => VNode[] } }) => () =>
      h('div', [h('input', { onInput: (typed: Event) => props.remoteMethod?.((typed.target as HTMLInputElement).value) }), slots.default?.()]),
  },
  ElOption: { props: ['label'], setup: (props: { label: string }) => () => h('i', props.label) },
  ElSkeleton: { render: () => null },
  ElInput: { render: () => null },
  ElButton: { render: () => null },
}))
vi.mock('element-plus/es/components/base/style/css', () => ({}))
vi.mock('element-plus/es/components/select/style/css', () => ({}))
vi.mock('element-plus/es/components/option/style/css', () => ({}))
vi.mock('element-plus/es/components/skeleton/style/css', () => ({}))
vi.mock('element-plus/es/components/input/style/css', () => ({}))
vi.mock('element-plus/es/components/button/style/css', () => ({}))

const realFetch = globalThis.fetch
const titles = Array.from({ length: 120 }, (_, at) => `茶 ${at}`)
let app: App
let page: HTMLElement

/** Goods as the server finds them: by their titles, fifty at once. */
function answer(address: string): unknown {
  const { pathname, searchParams } = new URL(address, 'http://shop')
  if (!pathname.endsWith('/products')) {
    return { asOf: '2026-11-23T16:00:00Z', state: 'FEW_SEED', seed: null, others: null, sizes: [], common: [] }
  }
  const found = titles.filter((one) => one.includes(searchParams.get('q') ?? '')).slice(0, Number(searchParams.get('limit')))
  return { items: found.map((title) => ({ id: title, title })), next: null }
}

const offered = () => [...page.querySelectorAll('i')].map((one) => one.textContent)

beforeEach(() => {
  vi.useFakeTimers()
  switchLanguage('zh')
  globalThis.fetch = (address) => Promise.resolve(new Response(JSON.stringify(answer(address as string))))
  page = document.createElement('div')
  app = createApp({ render: () => h(AlikePanel, { lists: [] }) })
  app.mount(page)
})

afterEach(() => {
  app.unmount()
  globalThis.fetch = realFetch
  vi.useRealTimers()
})

test('a product past the first hundred is found by its title, to be a seed', async () => {
  await vi.advanceTimersByTimeAsync(0)
  page.querySelectorAll('button')[1]?.click()
  await nextTick()
  expect(offered()).not.toContain('茶 117')

  const field = page.querySelector('input')
  if (field === null) {
    throw new Error('field: none (expected: one for goods)')
  }
  field.value = '117'
  field.dispatchEvent(new Event('input'))
  await vi.advanceTimersByTimeAsync(1_000)

  expect(offered()).toEqual(['茶 117'])
})
