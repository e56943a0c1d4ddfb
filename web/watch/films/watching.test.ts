import { beforeEach, expect, test } from 'vitest'
import { createWatching } from './watching'

let clock = 0
let told: string[] = []
const watching = () => createWatching((act, id) => told.push(`${act} ${id}`), () => clock)

beforeEach(() => {
  clock = 0
  told = []
})

test('a film that one goes on from at once is told of as that, one that is looked at as looked at', () => {
  const { show } = watching()
  show('a')
  clock = 1_000
  show('b')
  clock = 6_000
  show('c')

  expect(told).toEqual(['quick_exit a', 'click b'])
})

test('a film seen to its end is told of once, however often it plays over', () => {
  const { show, play } = watching()
  show('a')
  for (clock = 0; clock <= 24_000; clock += 250) {
    play('a', (clock / 1_000) % 10, 10)
  }
  play('b', 10, 10)

  expect(told).toEqual(['click a', 'watch a'])
})

test('who leaves the page has refused nothing', () => {
  const { show, leave } = watching()
  show('a')
  clock = 500
  leave()
  show('b')
  clock = 4_000
  leave()

  expect(told).toEqual(['click b'])
})

test('the same film shown again after another counts again', () => {
  const { show } = watching()
  show('a')
  show('a')
  clock = 5_000
  show('b')
  clock = 10_000
  show('a')
  clock = 15_000
  show('b')

  expect(told).toEqual(['click a', 'click b', 'click a'])
})
