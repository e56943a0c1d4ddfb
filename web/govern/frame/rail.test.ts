import { useSession } from '@ui/session'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp, nextTick } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import Rail from './Rail.vue'

const shown: string[] = []
let router: Router
let frame: HTMLElement

beforeEach(async () => {
  shown.length = 0
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = function () {
    shown.push(this.getAttribute('href') ?? '')
  }
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })
  const pinia = createPinia()
  setActivePinia(pinia)
  useSession().me = { id: '1', name: 'officer', nickname: '治理员', roles: ['OFFICER'], merchantId: null } as never
  await router.push('/findings/7/9')
  frame = document.createElement('div')
  document.body.append(frame)
  createApp(Rail).use(pinia).use(router).mount(frame)
  await nextTick()
})

afterEach(() => frame.remove())

test('the menu shows the place that is open, and the next one after a link was followed', async () => {
  expect(shown.at(-1)).toBe('/findings')

  await router.push('/export')
  await nextTick()
  await nextTick()

  expect(shown.at(-1)).toBe('/export')
  expect(frame.querySelectorAll('.here')).toHaveLength(1)
})
