import { switchLanguage } from '@ui/i18n'
import { LiveRefusal } from '@ui/live'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, h } from 'vue'
import { type Mute, muteRefused, muteTold } from './mute'
import MutedNote from './MutedNote.vue'

const NOW = Date.parse('2026-11-28T12:00:00Z')
let app: App | null = null
let page: HTMLElement
let objected = 0
let over = 0

function show(mute: Mute): void {
  page = document.createElement('div')
  document.body.append(page)
  app = createApp({ render: () => h(MutedNote, { mute, onObject: () => objected++, onOver: () => over++ }) })
  app.mount(page)
}

beforeEach(() => {
  switchLanguage('zh')
  vi.useFakeTimers({ now: NOW })
  objected = 0
  over = 0
})

afterEach(() => {
  app?.unmount()
  app = null
  document.body.replaceChildren()
  vi.useRealTimers()
})

test('a message to oneself tells a mute, and its end', () => {
  const told = { k: 'own', t: 'muted', d: { until: '2026-11-28T12:10:00Z', officerReason: '辱骂他人' } } as const

  expect(muteTold(told)).toEqual({ until: '2026-11-28T12:10:00Z', officerReason: '辱骂他人' })
  expect(muteTold({ ...told, d: { until: null, officerReason: '误判' } })).toBeNull()
})

test('who came in muted learns it from the first line that is refused, and from no other refusal', () => {
  const until = '2026-11-28T12:10:00Z'

  expect(muteRefused(new LiveRefusal('muted', '', { until }))).toEqual({ until, officerReason: null })
  expect(muteRefused(new LiveRefusal('muted-by-officer', '', { until, reason: '辱骂他人' }))).toEqual({ until, officerReason: '辱骂他人' })
  expect(muteRefused(new LiveRefusal('too-fast', '', { until }))).toBeNull()
  expect(muteRefused(new Error('muted'))).toBeNull()
})

test('an officer’s reason and the way to object are on the page', () => {
  show({ until: '2026-11-28T12:10:00Z', officerReason: '辱骂他人' })

  expect(page.querySelector('[role=status]')?.textContent).toContain('平台治理员')
  expect(page.textContent).toContain('辱骂他人')
  page.querySelector('button')?.click()
  expect(objected).toBe(1)
})

test('a mute by the room’s staff is told without a reason, and the note goes when it is over', () => {
  show({ until: '2026-11-28T12:10:00Z', officerReason: null })
  expect(page.textContent).toContain('禁言')
  expect(page.textContent).not.toContain('治理员')

  vi.advanceTimersByTime(599_000)
  expect(over).toBe(0)
  vi.advanceTimersByTime(2_000)
  expect(over).toBe(1)
})
