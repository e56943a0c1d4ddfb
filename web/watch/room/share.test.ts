import { toasts } from '@ui/base/toast'
import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shareFilm, shareRoom } from './share'

const told = (): string[] => toasts.value.map((one) => one.text)
const at = (path: string): string => new URL(path, location.href).href
let copied: string[] = []
let handed: { title?: string; text?: string; url?: string }[] = []

function give(name: 'clipboard' | 'share', value: unknown): void {
  Object.defineProperty(navigator, name, { value, configurable: true })
}

/** A phone with a sheet of its own, whose person does this with it. */
function phone(does: () => Promise<void>): void {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  give('share', (what: { title?: string; text?: string; url?: string }) => {
    handed.push(what)
    return does()
  })
}

beforeEach(() => {
  switchLanguage('zh')
  vi.useFakeTimers()
  copied = []
  handed = []
  give('clipboard', {
    writeText: (text: string) => {
      copied.push(text)
      return Promise.resolve()
    },
  })
})

afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'share')
  Reflect.deleteProperty(navigator, 'clipboard')
})

test('without a sheet of the phone the address of a film and of a room is copied, and said to be', async () => {
  await shareFilm('7', '丝巾')
  await shareRoom('5', '夜场')

  expect(copied).toEqual([at('/films/7'), at('/show/5?via=share')])
  expect(told()).toEqual(['链接已复制，去粘贴给朋友吧'])
})

test('a phone hands on the address with the title, and nothing is copied', async () => {
  phone(() => Promise.resolve())

  await shareFilm('7', '丝巾')

  expect(handed).toEqual([{ title: '丝巾', text: '看看这条商品短视频：丝巾', url: at('/films/7') }])
  expect(copied).toEqual([])
})

test('who thinks better of it copies nothing; where the sheet fails the address is copied', async () => {
  phone(() => Promise.reject(new DOMException('', 'AbortError')))
  await shareFilm('7', '丝巾')
  expect(copied).toEqual([])

  phone(() => Promise.reject(new DOMException('', 'NotAllowedError')))
  await shareFilm('7', '丝巾')
  expect(copied).toEqual([at('/films/7')])
})

test('where nothing can be copied that is said', async () => {
  give('clipboard', undefined)

  await shareRoom('5', '夜场')

  expect(told()).toHaveLength(1)
  expect(told()).not.toContain('链接已复制，去粘贴给朋友吧')
})
