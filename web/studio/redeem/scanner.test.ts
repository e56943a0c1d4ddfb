import { afterEach, beforeEach, expect, test } from 'vitest'
import { effectScope } from 'vue'
import { useScanner } from './scanner'

let shut: number
let asked: number
let allow: () => void

const camera = () => ({ getTracks: () => [{ stop: () => shut++ }] }) as unknown as MediaStream

beforeEach(() => {
  shut = 0
  asked = 0
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: {
      getUserMedia: () => {
        asked++
        return new Promise<MediaStream>((resolve) => (allow = () => resolve(camera())))
      },
    },
  })
})

afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaDevices')
})

function opened() {
  const scope = effectScope()
  const scanner = scope.run(() => useScanner(() => undefined))
  if (scanner === undefined) {
    throw new Error('scanner: undefined (expected: made in its scope)')
  }
  return { scope, scanner }
}

test('a camera that is allowed after the till was left is shut at once', async () => {
  const { scope, scanner } = opened()
  const starting = scanner.start()

  scope.stop()
  allow()
  await starting

  expect([shut, scanner.stream.value]).toEqual([1, null])
})

test('pressed twice, the browser is asked once, and leaving shuts the camera', async () => {
  const { scope, scanner } = opened()
  const starting = [scanner.start(), scanner.start()]
  allow()
  await Promise.all(starting)

  expect([asked, shut]).toEqual([1, 0])
  scope.stop()

  expect(shut).toBe(1)
})
