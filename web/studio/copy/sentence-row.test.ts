import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, createApp, h, nextTick } from 'vue'
import type { Dropped, Sentence } from './copy'
import SentenceRow from './SentenceRow.vue'

const REASON = { code: 'no-fact', rule: null, article: null, words: '19', message: '“19”没有事实支持', rewrite: null }
const TRIED: Dropped[] = [{ part: 'hook', text: '只要19块9。', reasons: [REASON], rewritten: true, sentence: 1 }]

let app: App | null = null
let page: HTMLElement

const sentence = (fellBack: Sentence['fellBack']): Sentence => ({
  id: 1, itemId: '1', itemTitle: '', part: 'hook', text: '好看', reads: '好看', author: 'grammar', origin: null, accepted: false, locked: false, state: 'passed', reasons: [], facts: [], seconds: 0, fellBack,
})

async function show(one: Sentence, chosen: boolean): Promise<void> {
  app = createApp({ render: () => h(SentenceRow, { sentence: one, tried: TRIED, chosen, busy: false }) })
  app.mount(page)
  await nextTick()
}

beforeEach(() => {
  switchLanguage('zh')
  page = document.createElement('div')
  document.body.append(page)
})

afterEach(() => {
  app?.unmount()
  page.remove()
})

test('beside the chosen sentence stands what was written for it and not kept, with why', async () => {
  await show(sentence(null), true)

  expect(page.querySelector('.tried')?.textContent).toContain('只要19块9。')
  expect(page.querySelector('.tried')?.textContent).toContain('没有事实支持')
})

test('what went wrong with the model is told at each sentence, and what was tried at the chosen one alone', async () => {
  await show(sentence({ code: 'TIMEOUT', zh: '模型超时', en: 'the model took too long' }), false)

  expect(page.textContent).toContain('重写这句时：模型超时')
  expect(page.querySelector('.tried')).toBeNull()
})
