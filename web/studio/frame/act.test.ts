import { expect, test } from 'vitest'
import { useAct } from './act'

/** Something on its way, which ends when it is told to. */
function underWay() {
  let end: () => void = () => undefined
  const work = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work, end: () => end() }
}

test('nothing is sent while something is on its way', async () => {
  const act = useAct()
  const first = underWay()
  let sent = 0
  const going = act.send(() => first.work)
  await act.send(async () => {
    sent++
  })

  expect(sent).toBe(0)
  expect(act.busy.value).toBe(true)
  first.end()
  await going
  expect(act.busy.value).toBe(false)
})

test('what was on its way for one thing keeps the next one neither waiting nor told it is over', async () => {
  const act = useAct()
  const first = underWay()
  const second = underWay()
  const goingFirst = act.send(() => first.work)
  act.anew()
  expect(act.busy.value).toBe(false)
  const goingSecond = act.send(() => second.work)
  first.end()
  await goingFirst

  expect(act.busy.value).toBe(true)
  second.end()
  await goingSecond
  expect(act.busy.value).toBe(false)
})
