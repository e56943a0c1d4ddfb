import { expect, test } from 'vitest'
import { createExposures } from './exposure'

/** Time that the test moves by hand. */
function world() {
  const sent: string[][] = []
  let now = 0
  let plans: { at: number; act: () => void }[] = []
  return {
    sent,
    pass(milliseconds: number) {
      now += milliseconds
      const due = plans.filter((plan) => plan.at <= now)
      plans = plans.filter((plan) => plan.at > now)
      due.forEach((plan) => plan.act())
    },
    send: async (shows: string[]) => void sent.push(shows),
    after(milliseconds: number, act: () => void) {
      const plan = { at: now + milliseconds, act }
      plans.push(plan)
      return () => {
        plans = plans.filter((one) => one !== plan)
      }
    },
  }
}

test('a card counts once when half of it has been on the screen for a second, and cards are told together', () => {
  const there = world()
  const exposures = createExposures(there)

  exposures.visible('1', 0.6)
  exposures.visible('2', 0.5)
  there.pass(1_000)
  exposures.visible('1', 0)
  exposures.visible('1', 1)
  there.pass(1_000)
  there.pass(3_000)

  expect(there.sent).toEqual([['1', '2']])
})

test('a card is noted at the moment it counts, and not when it is sent', () => {
  const noted: string[] = []
  const there = { ...world(), note: (card: string) => void noted.push(card) }
  const exposures = createExposures(there)

  exposures.visible('1', 0.6)
  there.pass(1_000)

  expect(noted).toEqual(['1'])
  expect(there.sent).toEqual([])
})

test('a card that is scrolled past, or hardly seen, does not count', () => {
  const there = world()
  const exposures = createExposures(there)

  exposures.visible('1', 0.6)
  there.pass(900)
  exposures.visible('1', 0.1)
  exposures.visible('2', 0.4)
  there.pass(10_000)

  expect(there.sent).toEqual([])
})

test('a card that is opened was seen, however short, and counts once', () => {
  const there = world()
  const exposures = createExposures(there)

  exposures.visible('1', 0.6)
  there.pass(300)
  exposures.opened('1')
  exposures.opened('1')
  there.pass(5_000)
  exposures.close()

  expect(there.sent).toEqual([['1']])
})

test('what was seen is told when the page is left', () => {
  const there = world()
  const exposures = createExposures(there)

  exposures.visible('1', 1)
  there.pass(1_000)
  exposures.close()

  expect(there.sent).toEqual([['1']])
})
