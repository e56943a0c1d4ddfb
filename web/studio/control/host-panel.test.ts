import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, createApp, h, nextTick, reactive } from 'vue'
import type { HostBody as HostBodyState, HostCall, HostStatus, NextItem, ScriptPlace } from './host'
import HostBody from './HostBody.vue'
import HostCalls from './HostCalls.vue'
import HostOrder from './HostOrder.vue'
import HostPrompter from './HostPrompter.vue'
import { ring } from './ring'

let app: App | null = null
let page: HTMLElement

function show(render: () => ReturnType<typeof h>): void {
  page = document.createElement('div')
  document.body.append(page)
  app = createApp({ render })
  app.mount(page)
}

const button = (words: string): HTMLButtonElement => {
  const found = [...page.querySelectorAll('button')].find((one) => one.textContent.includes(words))
  if (found === undefined) {
    throw new Error(`button: ${words} (expected: one on the page)`)
  }
  return found
}

beforeEach(() => {
  switchLanguage('zh')
})

afterEach(() => {
  app?.unmount()
  page.remove()
})

test('each call is heard once, stays to be read, and is gone once it is seen to', async () => {
  const state = reactive<{ calls: HostCall[] }>({ calls: [{ id: '1', why: 'complaint', text: '我要投诉', at: '2026-11-27T12:00:00Z', times: 1 }] })
  let rings = 0
  const seen: string[] = []
  show(() =>
    h(HostCalls, {
      calls: state.calls,
      sound: () => rings++,
      done: async (id: string) => {
        seen.push(id)
        state.calls = state.calls.filter((call) => call.id !== id)
      },
    }),
  )
  await nextTick()
  state.calls = [...state.calls]
  await nextTick()
  expect(rings).toBe(1)
  expect(page.querySelector('[role=alert]')?.textContent).toContain('我要投诉')

  state.calls = state.calls.map((call) => ({ ...call, times: 2 }))
  await nextTick()
  expect(rings).toBe(2)

  button('已处理').click()
  await nextTick()
  await nextTick()
  expect(seen).toEqual(['1'])
  expect(page.querySelector('[role=alert]')).toBeNull()
})

test('a call for a measure of an officer is named as such, in both languages', async () => {
  show(() => h(HostCalls, { calls: [{ id: '7', why: 'measure', text: '案卷 12：虚假宣传', at: '2026-11-27T12:00:00Z', times: 1 }], sound: () => undefined, done: () => Promise.resolve() }))
  await nextTick()
  expect(page.querySelector('.chip.bad')?.textContent).toBe('监管措施')
  expect(page.textContent).toContain('案卷 12：虚假宣传')

  switchLanguage('en')
  await nextTick()
  expect(page.querySelector('.chip.bad')?.textContent).toBe('Measure')
})

test('an engine that does not show the host is told in plain words, in both languages, and what it said by itself', async () => {
  const state = reactive<{ body: HostBodyState }>({ body: { engine: 'LiveTalking', trouble: null, again: null, strange: 0 } })
  show(() => h(HostBody, { body: state.body }))
  expect(page.textContent).toContain('来自 LiveTalking，声音是我们自己的')
  expect(page.querySelector('[role=status]')).toBeNull()

  state.body = { engine: 'LiveTalking', trouble: 'no_picture', again: '2026-11-27T12:00:04Z', strange: 2 }
  await nextTick()
  expect(page.textContent).toContain('LiveTalking 没有送来画面。 现在由画出来的主播用自己的声音讲。')
  expect(page.textContent).toMatch(/\d{2}:\d{2}:04 再试/)
  expect(page.textContent).toContain('2 次不是我们交给它的声音')

  switchLanguage('en')
  await nextTick()
  expect(page.textContent).toContain('LiveTalking sends no picture. The drawn presenter is on, in our own voice.')
})

test('the line under the cursor stands out, and pressing a line or “next” sets the place to go on', async () => {
  const gone: ScriptPlace[] = []
  const host: HostStatus = {
    available: true,
    reason: null,
    state: 'performing',
    onAir: false,
    current: null,
    cursor: { itemId: '1', line: 1, sentence: 0 },
    script: [{ itemId: '1', title: '龙井', lines: [{ text: '甲', facts: [], state: 'spoken' }, { text: '乙', facts: [] }, { text: '丙', facts: [] }] }],
  }
  show(() => h(HostPrompter, { host, goTo: async (place: ScriptPlace) => void gone.push(place) }))

  expect(page.querySelector('[aria-current="true"]')?.textContent.trim()).toBe('乙')
  button('下一句').click()
  await nextTick()
  await nextTick()
  button('甲').click()
  await nextTick()

  expect(gone).toEqual([
    { itemId: '1', line: 2, sentence: 0 },
    { itemId: '1', line: 0, sentence: 0 },
  ])
})

test('the order of items is told with its reasons', () => {
  const order: NextItem[] = [{ itemId: '2', score: 44.6, reasons: [{ reason: 'flash_running', points: 40 }, { reason: 'nearly_gone', points: -10 }] }]
  show(() => h(HostOrder, { order, items: [{ itemId: '2', title: '毛巾' }] }))

  expect(page.textContent).toContain('毛巾')
  expect(page.textContent).toContain('秒杀中 +40')
  expect(page.textContent).toContain('快没了 -10')
})

test('where no sound can be made a ring is silent and breaks nothing', () => {
  expect(() =>
    ring(() => {
      throw new Error('no device')
    }),
  ).not.toThrow()
  page = document.createElement('div')
})
