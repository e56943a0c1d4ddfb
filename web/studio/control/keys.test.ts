import { expect, test } from 'vitest'
import { keyAct, type KeyScene, type Press } from './keys'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  target: document.body,
  ...more,
})
const scene = (more: Partial<KeyScene> = {}): KeyScene => ({
  itemIds: ['a', 'b', 'c'],
  pinned: null,
  digital: true,
  covered: false,
  ...more,
})

test('a number pins the item at that place; the same number again unpins it', () => {
  expect(keyAct(press('2'), scene())).toEqual({ act: 'pin', itemId: 'b' })
  expect(keyAct(press('2'), scene({ pinned: 'b' }))).toEqual({ act: 'unpin' })
  expect(keyAct(press('3'), scene({ pinned: 'b' }))).toEqual({ act: 'pin', itemId: 'c' })
})

test('a number without an item does nothing; zero unpins whatever is pinned', () => {
  expect(keyAct(press('4'), scene())).toBeNull()
  expect(keyAct(press('0'), scene({ pinned: 'a' }))).toEqual({ act: 'unpin' })
  expect(keyAct(press('0'), scene())).toBeNull()
})

test('space pauses the digital host, and only one', () => {
  expect(keyAct(press(' '), scene())).toEqual({ act: 'pause-or-resume' })
  expect(keyAct(press(' '), scene({ digital: false }))).toBeNull()
})

test('space on a focused button stays the button’s own', () => {
  expect(keyAct(press(' ', { target: document.createElement('button') }), scene())).toBeNull()
})

test.each(['input', 'textarea'])('who types into an %s types, and pins nothing', (tag) => {
  expect(keyAct(press('1', { target: document.createElement(tag) }), scene())).toBeNull()
})

test('a number on a focused button still pins', () => {
  expect(keyAct(press('1', { target: document.createElement('button') }), scene())).toEqual({ act: 'pin', itemId: 'a' })
})

test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { isComposing: true }])(
  'with %o the key belongs to the browser, the hand or the input method',
  (more) => {
    expect(keyAct(press('1', more), scene())).toBeNull()
  },
)

test('while a dialog covers the room no key acts', () => {
  expect(keyAct(press('1'), scene({ covered: true }))).toBeNull()
})

test('h leads to the suggested answers', () => {
  expect(keyAct(press('h'), scene())).toEqual({ act: 'focus', where: 'answers' })
})
