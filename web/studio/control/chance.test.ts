import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, h, nextTick, type VNode } from 'vue'
import { type AllowedSale, chanceTerms, isAlive, USUAL_CHANCE } from './chance'
import ChanceList from './ChanceList.vue'

vi.mock('element-plus/es', () => ({
  ElButton: {
    props: ['disabled'],
    setup: (props: { disabled: boolean }, { slots }: { slots: { default?: () => VNode[] } }) => () => h('button', { disabled: props.disabled }, slots.default?.()),
  },
}))
vi.mock('element-plus/es/components/base/style/css', () => ({}))
vi.mock('element-plus/es/components/button/style/css', () => ({}))

const NOW = Date.parse('2026-11-24T04:00:00Z')
const SALE: AllowedSale = {
  allowedId: '5',
  itemId: '2',
  prices: [{ skuId: '20', price: { minor: 6_600, currency: 'CNY' } }],
  minutes: 10,
  from: '2026-11-24T04:00:00Z',
  until: '2026-11-25T04:00:00Z',
  most: 3,
  pauseMinutes: 60,
  leastLeft: 0,
  bar: null,
  openings: [],
}

let app: App | null = null
let page: HTMLElement

function show(props: Record<string, unknown>): void {
  page = document.createElement('div')
  document.body.append(page)
  app = createApp({ render: () => h(ChanceList, { sales: [SALE], items: [{ itemId: '2', title: '毛巾' }], ...props }) })
  app.mount(page)
}

const button = (words: string): HTMLButtonElement | undefined => [...page.querySelectorAll('button')].find((one) => one.textContent.includes(words))

beforeEach(() => {
  switchLanguage('zh')
  page = document.createElement('div')
})

afterEach(() => {
  app?.unmount()
  app = null
  page.remove()
})

test('what was typed becomes terms, and what makes no sense becomes none', () => {
  expect(chanceTerms({ ...USUAL_CHANCE, startsIn: '30', hours: '2' }, NOW)).toEqual({
    minutes: 10,
    from: '2026-11-24T04:30:00.000Z',
    until: '2026-11-24T06:30:00.000Z',
    most: 1,
    pauseMinutes: 60,
    leastLeft: 0,
  })
  expect(chanceTerms({ ...USUAL_CHANCE, hours: '0.1' }, NOW)).toBeNull()
  expect(chanceTerms({ ...USUAL_CHANCE, pause: '5' }, NOW)).toBeNull()
  expect(chanceTerms({ ...USUAL_CHANCE, most: '1.5' }, NOW)).toBeNull()
  expect(chanceTerms({ ...USUAL_CHANCE, minutes: 'ten' }, NOW)).toBeNull()
  expect(chanceTerms({ ...USUAL_CHANCE, startsIn: '1e18' }, NOW)).toBeNull()
})

test('one that is used up, taken back or too late is over; one that waits or pauses is not', () => {
  expect((['used_up', 'taken_back', 'too_late'] as const).some((bar) => isAlive({ ...SALE, bar }))).toBe(false)
  expect(([null, 'pause', 'not_yet', 'few_left', 'running', 'measure'] as const).every((bar) => isAlive({ ...SALE, bar }))).toBe(true)
})

test('it is told what she waits for, and why each was begun, in both languages', async () => {
  const begun = { flashId: '9', at: '2026-11-24T05:00:00Z', byHost: true, grounds: [{ why: 'audience' as const, figure: 20 }, { why: 'asked' as const, figure: 4 }] }
  show({ sales: [{ ...SALE, openings: [begun] }], judged: { 5: 'no_grounds' } })

  expect(page.textContent).toContain('毛巾')
  expect(page.textContent).toContain('暂时没有开的理由')
  expect(page.textContent).toContain('数字人开')
  expect(page.textContent).toContain('在线 20 人')
  expect(page.textContent).toContain('十分钟问了 4 次')
  expect(button('现在开')).toBeUndefined()

  switchLanguage('en')
  await nextTick()
  expect(page.textContent).toContain('by the digital host')
  expect(page.textContent).toContain('20 viewers')
})

test('a person begins one by a button, unless its terms bar it', async () => {
  const pressed: string[] = []
  const acts = { begin: async (sale: AllowedSale) => pressed.push(`begin ${sale.allowedId}`), takeBack: async (sale: AllowedSale) => pressed.push(`back ${sale.allowedId}`) }
  show({ acts })
  button('现在开')?.click()
  button('撤销')?.click()
  await nextTick()
  expect(pressed).toEqual(['begin 5', 'back 5'])

  app?.unmount()
  page.remove()
  show({ acts, sales: [{ ...SALE, bar: 'pause' }] })
  expect(button('现在开')?.disabled).toBe(true)
  expect(page.textContent).toContain('离上一次结束还不够久')

  app?.unmount()
  page.remove()
  show({ acts, sales: [{ ...SALE, bar: 'measure' }] })
  expect(button('现在开')?.disabled).toBe(true)
  expect(button('撤销')?.disabled).toBe(false)
  expect(page.textContent).toContain('监管措施期内不能开')
})
