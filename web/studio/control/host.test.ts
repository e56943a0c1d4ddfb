import { expect, test } from 'vitest'
import { freshCalls, type HostCall, type HostStatus, lineAfter, type LineState, upcoming } from './host'

const line = (text: string, state?: LineState) => ({ text, facts: [`fact of ${text}`], ...(state === undefined ? {} : { state }) })
const host = (current: string | null, ...lines: ReturnType<typeof line>[]): HostStatus => ({
  available: true,
  reason: null,
  state: 'performing',
  current: current === null ? null : { itemId: '1', text: current },
  script: [{ itemId: '1', title: '龙井', lines }],
})

test('what comes next is what has not been said, with what will be left out marked', () => {
  const status = host('b', line('a', 'spoken'), line('b', 'speaking'), line('c', 'stale'), line('d', 'waiting'), line('e', 'waiting'))

  expect(upcoming(status, 2).next.map(({ text, state }) => [text, state])).toEqual([
    ['c', 'stale'],
    ['d', 'waiting'],
  ])
})

test('the current sentence brings the facts it stands on', () => {
  expect(upcoming(host('b', line('a', 'spoken'), line('b', 'speaking')), 3).current).toEqual({ text: 'b', facts: ['fact of b'] })
})

test('a sentence that is not in the script, such as one said on demand, still stands as the current one', () => {
  const status = host('欢迎新朋友', line('a', 'spoken'), line('b', 'waiting'))

  expect(upcoming(status, 3)).toMatchObject({ current: { text: '欢迎新朋友', facts: [] }, next: [{ text: 'b' }] })
})

test('a script without states goes on after the current sentence', () => {
  expect(upcoming(host('b', line('a'), line('b'), line('c')), 3).next.map(({ text }) => text)).toEqual(['c'])
})

test('before the first word all of it is yet to come', () => {
  expect(upcoming(host(null, line('a'), line('b')), 9)).toMatchObject({ current: null, next: [{ text: 'a' }, { text: 'b' }] })
})

const call = (id: string, times: number): HostCall => ({ id, why: 'complaint', text: '投诉', at: '2026-11-27T12:00:00Z', times })

test('a call rings when it comes and when it comes again, and not at every reading', () => {
  expect(freshCalls([], [call('1', 1)]).map(({ id }) => id)).toEqual(['1'])
  expect(freshCalls([call('1', 1)], [call('1', 1)])).toEqual([])
  expect(freshCalls([call('1', 1)], [call('1', 2), call('2', 1)]).map(({ id }) => id)).toEqual(['1', '2'])
  expect(freshCalls([call('1', 1), call('2', 1)], [call('2', 1)])).toEqual([])
})

test('after a line comes the next of its part, and after the last none', () => {
  const { script } = host(null, line('a'), line('b'))

  expect(lineAfter(script, { itemId: '1', line: 0, sentence: 1 })).toEqual({ itemId: '1', line: 1, sentence: 0 })
  expect(lineAfter(script, { itemId: '1', line: 1, sentence: 0 })).toBeNull()
  expect(lineAfter(script, { itemId: '2', line: 0, sentence: 0 })).toBeNull()
})

test('the facts of an answer come with it, though no line of the script has them', () => {
  const status = { ...host('88元', line('a', 'speaking')), current: { itemId: '1', text: '88元', occasion: 'answer', facts: ['price'] } }

  expect(upcoming(status, 3).current).toEqual({ text: '88元', facts: ['price'] })
})
