import { afterEach, expect, test } from 'vitest'
import { type App, createApp, h, nextTick } from 'vue'
import { switchLanguage } from '../i18n'
import StruckPrice from './StruckPrice.vue'

let app: App

afterEach(() => app.unmount())

test('a struck-through price never stands without what it is', async () => {
  switchLanguage('zh')
  const page = document.createElement('div')
  const struck = {
    price: { minor: 9900, currency: 'CNY' },
    basis: 'DEAL' as const,
    since: '2026-11-20T00:00:00Z',
    zh: '近7日最低成交价（截至 2026-11-20）',
    en: 'lowest deal of the 7 days to 2026-11-20',
    hidden: null,
  }
  app = createApp({ render: () => h(StruckPrice, { struck }) })
  app.mount(page)

  expect(page.querySelector('s')?.textContent).toBe('¥99')
  expect(page.textContent).toContain(struck.zh)

  switchLanguage('en')
  await nextTick()

  expect(page.textContent).toContain(struck.en)
})
