import { switchLanguage } from '@ui/i18n'
import type { JudgedLine } from '@ui/live'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, createApp, h, nextTick, reactive } from 'vue'
import WarningsPanel from './WarningsPanel.vue'

const SAID = Date.parse('2026-11-27T12:00:00Z')

const line = (lineId: string, more: Partial<JudgedLine> = {}): JudgedLine => ({
  lineId,
  at: '2026-11-27T12:00:00Z',
  speaker: 'HUMAN',
  text: '全网最低',
  verdict: 'VIOLATES',
  findings: [
    { rule: 'AD-01', category: 'ABSOLUTE', article: '第九条', from: 0, to: 4, severity: 'S2', action: 'WARN', message: '绝对化用语', rewrite: '近三十天的最低价' },
  ],
  ...more,
})

let app: App
let page: HTMLElement
let state: { judged: JudgedLine[]; now: number; folds: boolean }

function show(of: Partial<typeof state>): void {
  state = reactive({ judged: [], now: SAID + 1_000, folds: true, ...of })
  page = document.createElement('div')
  document.body.append(page)
  app = createApp({ render: () => h(WarningsPanel, { ...state }) })
  app.mount(page)
}

const fold = () => page.querySelector<HTMLButtonElement>('.fold')
const cards = () => page.querySelectorAll('li.finding').length

beforeEach(() => {
  switchLanguage('zh')
})

afterEach(() => {
  app.unmount()
  page.remove()
})

test('a strip unfolds for a minute when something is found, and tells the lawful wording when it is folded again', async () => {
  show({ judged: [line('1')] })
  expect(cards()).toBe(1)
  expect(fold()?.getAttribute('aria-expanded')).toBe('true')

  state.now = SAID + 61_000
  await nextTick()
  expect(cards()).toBe(0)
  expect(fold()?.textContent).toContain('可以这样说：近三十天的最低价')
})

test('the minute of a line that a machine heard runs from when it was said, not from when it was written down', async () => {
  const takenDown = { means: 'HEARD', engine: 'ear', version: '1', from: '2026-11-27T11:59:40Z', to: '2026-11-27T11:59:42Z', confidence: 90 } as const
  show({ judged: [line('1', { takenDown })], now: SAID + 39_000 })
  expect(cards()).toBe(1)

  state.now = SAID + 41_000
  await nextTick()
  expect(cards()).toBe(0)
})

test('what was taken back folds the strip, and a wording that there is none of gives way to the message', async () => {
  const findings = line('1').findings.map((one) => ({ ...one, rewrite: null }))
  show({ judged: [line('1', { findings })] })
  expect(cards()).toBe(1)

  state.judged = [line('1', { findings, correctedAt: '2026-11-27T12:00:02Z' })]
  await nextTick()
  expect(cards()).toBe(0)
  expect(fold()?.textContent).toContain('绝对化用语')
})

test('what a person folded stays folded until the next line, and what was unfolded stays so', async () => {
  show({ judged: [line('1')] })
  fold()?.click()
  await nextTick()
  expect(cards()).toBe(0)

  state.judged = [line('2'), line('1')]
  await nextTick()
  expect(cards()).toBe(2)

  state.now = SAID + 61_000
  await nextTick()
  fold()?.click()
  await nextTick()
  expect(cards()).toBe(2)
})

test('with nothing found the strip says so in a line; a panel that does not fold says what will be here', () => {
  show({})
  expect(fold()).toBeNull()
  expect(page.textContent).toContain('没有需要提示的话')
  expect(page.querySelector('.empty')).toBeNull()
  app.unmount()
  page.remove()

  show({ folds: false })
  expect(page.querySelector('.empty')).not.toBeNull()
})

test('a panel that does not fold shows every line however old', () => {
  show({ judged: [line('2'), line('1')], now: SAID + 600_000, folds: false })

  expect(fold()).toBeNull()
  expect(cards()).toBe(2)
})

test('what only words raised and is read as lawful is told as such, and not as a likely breach', () => {
  const findings = line('1').findings.map((one) => ({ ...one, doubtPercent: 8 }))
  show({ judged: [line('1', { findings })] })

  expect(page.querySelector('li.finding')?.textContent).toContain('语义判读 8%')
  expect(page.querySelector('li.finding')?.textContent).toContain('按语义多半合法')
  expect(page.querySelector('li.finding')?.textContent).not.toContain('可能属于')
})

test('a card tells which facts a finding used, with their numbers, which are missing and which exemption was considered', async () => {
  const findings = line('1').findings.map((one) => ({ ...one, against: { used: [{ name: '现有库存', value: '640' }], missing: ['检测报告'], exemption: 'checkable' } }))
  show({ judged: [line('1', { findings })] })

  expect(page.querySelector('li.finding')?.textContent).toContain('用了哪些事实：现有库存（件） 640')
  expect(page.querySelector('li.finding')?.textContent).toContain('缺哪些事实：检测报告')
  expect(page.querySelector('li.finding')?.textContent).toContain('考虑过的豁免：可查验的报告或证书')

  switchLanguage('en')
  await nextTick()
  expect(page.querySelector('li.finding')?.textContent).toContain('Facts used: pieces in stock 640')

  state.judged = [line('2')]
  await nextTick()
  expect(page.querySelector('li.finding')?.textContent).not.toContain('Facts')
})
