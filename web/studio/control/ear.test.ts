import { expect, test } from 'vitest'
import { type EarView, takesDown, toneOf } from './ear'

const ear = (state: EarView['state']): EarView => ({
  kind: 'funasr',
  sentTo: 'asr.example',
  on: true,
  own: true,
  state,
  why: null,
  sentences: 0,
  droppedSeconds: 0,
  lost: 0,
  half: '',
  lastText: null,
  lastAt: null,
  screen: null,
})

test('the browser gives way only while the server itself takes words down', () => {
  expect(takesDown(ear('listening'))).toBe(true)
  expect(takesDown(ear('behind'))).toBe(true)
  for (const state of ['off', 'refused', 'waiting', 'silent', 'trouble'] as const) {
    expect(takesDown(ear(state)), state).toBe(false)
  }
  expect(takesDown(null)).toBe(false)
})

test('what is wrong looks wrong, and what nobody wants does not', () => {
  expect(toneOf('trouble')).toBe('bad')
  expect(toneOf('behind')).toBe('care')
  expect(toneOf('refused')).toBe('quiet')
  expect(toneOf('listening')).toBe('good')
})
