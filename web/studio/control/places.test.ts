import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, createApp, h, nextTick, ref } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { t } from '../words'
import { panelOf, placeByKey, placeOf, PLACES, usePlace } from './places'
import PlaceTabs from './PlaceTabs.vue'

const wide = ref(false)
/** A room with two of its places and the bar. */
const Room = {
  setup: () => {
    const { here, goTo } = usePlace()
    return () => [
      h('section', panelOf('goods', here.value, wide.value), [h('input')]),
      h('section', panelOf('talk', here.value, wide.value), '聊'),
      h(PlaceTabs, { here: here.value, waiting: { talk: 2 }, onChoose: goTo }),
    ]
  },
}

let app: App | null = null
let page: HTMLElement = document.createElement('div')
let router: Router

/** An address is replaced a moment after it was asked for. */
const settled = () => new Promise((done) => setTimeout(done, 0))

async function enter(address: string): Promise<void> {
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: Room }] })
  await router.push(address)
  page = document.createElement('div')
  document.body.append(page)
  app = createApp({ render: () => h(Room) })
  app.use(router)
  app.mount(page)
}

function must<T extends Element>(choice: string): T {
  const found = page.querySelector<T>(choice)
  if (found === null) {
    throw new Error(`element: none (expected: ${choice})`)
  }
  return found
}

const tabs = () => [...page.querySelectorAll<HTMLElement>('[role=tab]')]
const chosen = () => tabs().filter((tab) => tab.getAttribute('aria-selected') === 'true')
const isOut = (choice: string) => must(choice).hasAttribute('inert')

beforeEach(() => {
  switchLanguage('zh')
  wide.value = false
})

afterEach(() => {
  app?.unmount()
  app = null
  page.remove()
})

test('a narrow control room has a tab for each place, begins with the chat, and says what waits there', async () => {
  await enter('/shows/1')

  expect(tabs().map((tab) => tab.querySelector('.name')?.textContent)).toEqual(['货品', '聊天', '主播', '数据', '更多'])
  expect(chosen().map((tab) => tab.getAttribute('aria-controls'))).toEqual(['panel-talk'])
  expect(chosen()[0]?.textContent).toContain(t('placeWaits', { count: 2 }))
  expect(isOut('#panel-goods')).toBe(true)
  expect(isOut('#panel-talk')).toBe(false)
  expect(must('#panel-talk').getAttribute('aria-labelledby')).toBe(chosen()[0]?.id)
})

test('a place that is left keeps what was typed in it, and the address keeps the place', async () => {
  await enter('/shows/1?lang=zh')
  const typed = must<HTMLInputElement>('#panel-goods input')
  typed.value = '龙井'

  must<HTMLElement>('#place-goods').click()
  await settled()
  expect(isOut('#panel-goods')).toBe(false)
  expect(isOut('#panel-talk')).toBe(true)
  expect(router.currentRoute.value.fullPath).toBe('/shows/1?lang=zh&place=goods')

  must<HTMLElement>('#place-talk').click()
  await settled()
  must<HTMLElement>('#place-goods').click()
  await settled()
  expect(must('#panel-goods input')).toBe(typed)
  expect(typed.value).toBe('龙井')
})

test('an address brings its place, and one that nobody knows brings the chat', async () => {
  await enter('/shows/1?place=figures')

  expect(chosen().map((tab) => tab.id)).toEqual(['place-figures'])
  expect(placeOf('nowhere')).toBe('talk')
  expect(placeOf(['goods', 'talk'])).toBe('talk')
})

test('arrow keys go from tab to tab, and only the chosen one is in the order of the tab key', async () => {
  await enter('/shows/1?place=more')
  must<HTMLElement>('#place-more').focus()

  must('#place-more').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }))
  await settled()

  expect(document.activeElement?.id).toBe('place-goods')
  expect(tabs().map((tab) => tab.getAttribute('tabindex'))).toEqual(['0', '-1', '-1', '-1', '-1'])
})

test('an arrow with another key is left to the browser', async () => {
  await enter('/shows/1?place=goods')
  const back = new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true })

  must('#place-goods').dispatchEvent(back)
  await settled()

  expect(back.defaultPrevented).toBe(false)
  expect(chosen().map((tab) => tab.id)).toEqual(['place-goods'])
})

test('keys lead round the bar and to its ends, and other keys lead nowhere', () => {
  expect(PLACES.map((place) => placeByKey('ArrowLeft', place))).toEqual(['more', 'goods', 'talk', 'host', 'figures'])
  expect(placeByKey('End', 'goods')).toBe('more')
  expect(placeByKey('Home', 'host')).toBe('goods')
  expect(placeByKey('ArrowDown', 'host')).toBeNull()
})

test('in a wide control room nothing is the panel of a tab, and nothing is out of sight', async () => {
  await enter('/shows/1?place=goods')
  wide.value = true
  await nextTick()

  expect([...page.querySelectorAll('section')].map((one) => [one.hasAttribute('role'), one.hasAttribute('inert')])).toEqual([
    [false, false],
    [false, false],
  ])
})
