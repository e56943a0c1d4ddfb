import { switchLanguage } from '@ui/i18n'
import { createPinia } from 'pinia'
import { afterEach, expect, test } from 'vitest'
import { type App, createApp, h } from 'vue'
import LimitNotice from './LimitNotice.vue'
import type { RoomLimit } from './notices'

const LIMIT: RoomLimit = {
  showId: '1',
  limitId: '2',
  showTitle: '晚场',
  rules: [{ rule: 'HL-02', article: '广告法第十七条', message: '劝人停药', messageEn: 'tells people to stop their medicine' }],
  since: '2026-11-30T12:00:00Z',
  until: '2026-11-30T12:05:00Z',
  corrected: true,
  confirmBy: '2026-11-30T12:30:00Z',
  over: false,
  contested: false,
}

let app: App
let page: HTMLElement

function words(of: Partial<RoomLimit>): string {
  switchLanguage('zh')
  page = document.createElement('div')
  document.body.append(page)
  app = createApp({ render: () => h(LimitNotice, { limit: { ...LIMIT, ...of }, own: true }) })
  app.use(createPinia())
  app.mount(page)
  return page.textContent ?? ''
}

afterEach(() => {
  app.unmount()
  page.remove()
})

test('while it binds the shop reads that the room is recommended to nobody', () => {
  const text = words({})

  expect(text).toContain('暂不推荐')
  expect(text).toContain('广告法第十七条')
})

test('after its early end the shop reads that it is over, and till when officers may confirm it', () => {
  const text = words({ over: true })

  expect(text).toContain('已提前结束')
  expect(text).toContain('仍可确认')
  expect(text).not.toContain('列表中排在最后')
})
