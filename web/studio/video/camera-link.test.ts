import { expect, test } from 'vitest'
import { CameraLink, type LinkState, MOST_WAITING, type WireEvents } from './camera-link'

/** A server, a recorder and a clock in a test's hands. */
function stage() {
  const said: (string | ArrayBuffer)[] = []
  const states: LinkState[] = []
  const clocks: { after: number; act: () => void }[] = []
  const wires: { events: WireEvents; wire: { bufferedAmount: number; closed: boolean } }[] = []
  const recorders: { piece: (bytes: ArrayBuffer) => void; stopped: boolean }[] = []
  const link = new CameraLink(
    'portrait',
    {
      connect(events) {
        const wire = { bufferedAmount: 0, closed: false }
        wires.push({ events, wire })
        return {
          get bufferedAmount() {
            return wire.bufferedAmount
          },
          send: (data) => said.push(data),
          close: () => (wire.closed = true),
        }
      },
      record(piece) {
        const recorder = { piece, stopped: false }
        recorders.push(recorder)
        return { stop: () => (recorder.stopped = true) }
      },
      after(after, act) {
        const clock = { after, act }
        clocks.push(clock)
        return () => clocks.splice(clocks.indexOf(clock), 1)
      },
    },
    (state) => states.push(state),
  )
  const last = <T>(list: T[]): T => list[list.length - 1] as T
  return { link, said, states, clocks, wires, recorders, last }
}

const LIVE = '{"type":"state","live":true,"width":720,"height":1280,"bitrate":1,"viewers":2,"waiting":0}'

test('pieces go out only after the server is ready, and the state says when it is live', () => {
  const { link, said, states, wires, recorders, last } = stage()

  link.start()
  last(wires).events.open()
  expect(said).toEqual(['{"type":"start","form":"portrait"}'])
  expect(recorders).toHaveLength(0)
  last(wires).events.text('{"type":"ready"}')
  const piece = new ArrayBuffer(3)
  last(recorders).piece(piece)
  last(wires).events.text(LIVE)

  expect(said[1]).toBe(piece)
  expect(states).toEqual(['connecting', 'live'])
})

test('after a break a new recording begins, with longer and longer pauses, and at last it gives up', () => {
  const { link, states, clocks, wires, recorders, last } = stage()

  link.start()
  last(wires).events.text('{"type":"ready"}')
  last(wires).events.closed()
  expect(last(recorders).stopped).toBe(true)
  const pauses: number[] = []
  for (let round = 0; round < 4; round++) {
    const clock = last(clocks)
    pauses.push(clock.after)
    clock.act()
    last(wires).events.closed()
  }

  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000])
  expect(states[states.length - 1]).toBe('failed')
})

test('the last piece of a recording that was broken off never reaches the next line', () => {
  const { link, said, clocks, wires, recorders, last } = stage()

  link.start()
  last(wires).events.text('{"type":"ready"}')
  const old = last(recorders)
  last(wires).events.closed()
  last(clocks).act()
  last(wires).events.text('{"type":"ready"}')
  const before = said.length
  old.piece(new ArrayBuffer(9))

  expect(said).toHaveLength(before)
  last(recorders).piece(new ArrayBuffer(1))
  expect(said).toHaveLength(before + 1)
})

test('a room that is busy, and one taken over by another camera, are not tried again', () => {
  const { link, states, clocks, wires, last } = stage()

  link.start()
  last(wires).events.text('{"type":"bye","why":"busy"}')
  link.start()
  last(wires).events.text('{"type":"ready"}')
  last(wires).events.text('{"type":"bye","why":"taken"}')

  expect(states).toEqual(['connecting', 'busy', 'connecting', 'taken'])
  expect(clocks).toEqual([])
})

test('a line that cannot carry the picture is left and tried anew instead of lagging', () => {
  const { link, states, wires, recorders, last } = stage()

  link.start()
  last(wires).events.text('{"type":"ready"}')
  const slow = last(wires)
  slow.wire.bufferedAmount = MOST_WAITING + 1
  last(recorders).piece(new ArrayBuffer(1))

  expect(slow.wire.closed).toBe(true)
  expect(states[states.length - 1]).toBe('retrying')
})

test('the end is said, and late words of an old line are not heard', () => {
  const { link, said, states, wires, last } = stage()

  link.start()
  last(wires).events.text('{"type":"ready"}')
  link.stop()
  last(wires).events.text(LIVE)
  last(wires).events.closed()

  expect(said[said.length - 1]).toBe('{"type":"end"}')
  expect(states[states.length - 1]).toBe('off')
})
