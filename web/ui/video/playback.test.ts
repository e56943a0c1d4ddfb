import { expect, test } from 'vitest'
import {
  HOPELESS_AFTER,
  Playback,
  type PlaybackStatus,
  type PlayerEvents,
  SHORT_LIVED,
  STARTS_WITHIN,
  STEADY_AFTER,
  type Way,
  waysFor,
} from './playback'

type FakePlayer = { way: Way; events: PlayerEvents; destroyed: boolean }

/** Players and a clock that a test drives by hand. */
function screen(ways: Way[]) {
  const players: FakePlayer[] = []
  const told: PlaybackStatus[] = []
  let now = 0
  let kept = 0
  let clocks: { at: number; act: () => void }[] = []
  const playback = new Playback(
    ways,
    {
      make: (way, events) => {
        const player: FakePlayer = { way, events, destroyed: false }
        players.push(player)
        return { destroy: () => void (player.destroyed = true) }
      },
      after: (milliseconds, act) => {
        const clock = { at: now + milliseconds, act }
        clocks.push(clock)
        return () => {
          clocks = clocks.filter((other) => other !== clock)
        }
      },
      keepPicture: () => void kept++,
    },
    (status) => told.push(status),
  )
  const pass = (milliseconds: number) => {
    const until = now + milliseconds
    for (;;) {
      const next = clocks.filter((clock) => clock.at <= until).sort((one, other) => one.at - other.at)[0]
      if (next === undefined) {
        break
      }
      clocks = clocks.filter((clock) => clock !== next)
      now = next.at
      next.act()
    }
    now = until
  }
  const last = () => {
    const player = players.at(-1)
    if (player === undefined) {
      throw new Error('no player was made')
    }
    return player
  }
  return { playback, players, told, pass, last, kept: () => kept, ways: () => players.map((player) => player.way) }
}

test('where scripts can feed the video low-latency FLV comes first; else the browser plays HLS itself', () => {
  expect(waysFor({ mediaSource: true, nativeHls: true })).toEqual(['flv', 'hls'])
  expect(waysFor({ mediaSource: false, nativeHls: true })).toEqual(['native'])
  expect(waysFor({ mediaSource: false, nativeHls: false })).toEqual([])
})

test('FLV that fails at once is left for HLS', () => {
  const { playback, last, pass, told } = screen(['flv', 'hls'])
  playback.start()

  last().events.broken()
  pass(1_000)
  expect(last().way).toBe('hls')
  last().events.playing()

  expect(told).toEqual(['starting', 'recovering', 'playing'])
})

test('it is hopeless where nothing can be played, or after some tries in vain, and no more once a picture comes', () => {
  expect(screen([]).playback.isHopeless()).toBe(true)
  const { playback, last, pass } = screen(['flv', 'hls'])
  playback.start()
  for (let tried = 1; tried <= HOPELESS_AFTER; tried++) {
    expect(playback.isHopeless()).toBe(false)
    last().events.broken()
    pass(5_000)
  }
  expect(playback.isHopeless()).toBe(true)

  last().events.playing()

  expect(playback.isHopeless()).toBe(false)
})

test('FLV that never shows a picture is left for HLS in time', () => {
  const { playback, players, last, pass } = screen(['flv', 'hls'])
  playback.start()

  pass(STARTS_WITHIN + 1_000)

  expect(players[0]?.destroyed).toBe(true)
  expect(last().way).toBe('hls')
})

test('a source that switches ends its stream: the same way is tried again, and the last picture is kept', () => {
  const { playback, last, pass, ways, kept } = screen(['flv', 'hls'])
  playback.start()
  last().events.playing()
  pass(STEADY_AFTER)

  last().events.broken()
  expect(kept()).toBe(1)
  pass(500)

  expect(ways()).toEqual(['flv', 'flv'])
})

test('a way that breaks again and again soon after its start is left for the next one', () => {
  const { playback, last, pass, ways } = screen(['flv', 'hls'])
  playback.start()
  for (let n = 0; n < SHORT_LIVED; n++) {
    last().events.playing()
    last().events.broken()
    pass(10_000 - STARTS_WITHIN)
  }

  expect(ways()).toEqual(['flv', 'flv', 'flv', 'hls'])
})

test('when HLS breaks after a long good picture, the better way gets another chance', () => {
  const { playback, last, pass } = screen(['flv', 'hls'])
  playback.start()
  last().events.broken()
  pass(500)
  last().events.playing()
  pass(STEADY_AFTER)

  last().events.broken()
  pass(500)

  expect(last().way).toBe('flv')
})

test('while nothing works the tries become rarer, and a network that is back is used at once', () => {
  const { playback, players, last, pass } = screen(['flv', 'hls'])
  playback.start()
  for (let n = 0; n < 7; n++) {
    last().events.broken()
    pass(8_000 - 1)
  }
  const tried = players.length
  last().events.broken()
  pass(4_000)
  expect(players).toHaveLength(tried)

  playback.nudge()

  expect(players).toHaveLength(tried + 1)
})

test('what a dropped player still says is not heard', () => {
  const { playback, players, told, pass } = screen(['flv', 'hls'])
  playback.start()
  const first = players[0]
  first?.events.broken()
  pass(500)

  first?.events.playing()
  first?.events.broken()
  pass(500)

  expect(told).toEqual(['starting', 'recovering'])
  expect(players).toHaveLength(2)
})

test('after the end no player is left and none comes', () => {
  const { playback, players, told, pass } = screen(['flv', 'hls'])
  playback.start()

  playback.stop()
  pass(60_000)

  expect(players.every((player) => player.destroyed)).toBe(true)
  expect(players).toHaveLength(1)
  expect(told.at(-1)).toBe('stopped')
})
