import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, nextTick } from 'vue'
import { t } from '../words'
import type { DossierSheet } from './dossier'
import DossierLetters from './DossierLetters.vue'

const sheet = {
  head: { state: 'open', unread: false },
  measures: [],
  notices: [],
  replies: [{ replyId: '1', kind: 'REPAIR', at: '2026-11-24T11:00:00Z', words: '已改', passed: null, checkWords: null }],
} as unknown as DossierSheet

let app: App
let page: HTMLElement
let asked: string[]
let answer: (done: boolean) => void

const button = (text: string) => [...page.querySelectorAll('button')].find((one) => one.textContent.trim() === text)

beforeEach(() => {
  switchLanguage('zh')
  asked = []
  page = document.createElement('div')
  app = createApp(DossierLetters, {
    sheet,
    officer: true,
    ask: (where: string) => {
      asked.push(where)
      return new Promise<boolean>((resolve) => {
        answer = resolve
      })
    },
  })
  app.mount(page)
})

afterEach(() => app.unmount())

test('a repair is judged once, however often its buttons are pressed before the answer comes', async () => {
  const words = page.querySelector('textarea')
  if (words === null) {
    throw new Error('textarea: null (expected: a field for what was found)')
  }
  words.value = '确已改正'
  words.dispatchEvent(new Event('input'))
  await nextTick()

  button(t('repairPassed'))?.click()
  button(t('repairFailed'))?.click()
  await nextTick()

  expect(asked).toEqual(['/repair'])
  expect(button(t('repairPassed'))?.disabled).toBe(true)
  answer(true)
  await vi.waitFor(() => expect(button(t('repairPassed'))?.disabled).toBe(false))
})
