import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerSignIn, askSignIn, signInAsked } from './sign-in'

const PERSON = { id: '1', name: 'viewer', nickname: '小满', roles: ['VIEWER'], merchantId: null, address: null }

/** The server answers who is here when the returned function is called, and not before. */
function serverThatWaits(answer: () => Response): () => void {
  let go: (() => void) | null = null
  const asked = new Promise<void>((resolve) => (go = resolve))
  vi.stubGlobal('fetch', () => asked.then(answer))
  return () => go?.()
}

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => {
  answerSignIn(false)
  vi.unstubAllGlobals()
})

test('who is signed in and quicker than the first answer is not asked to sign in', async () => {
  const answers = serverThatWaits(() => Response.json(PERSON))

  const asking = askSignIn()
  expect(signInAsked.value).toBe(false)
  answers()

  expect(await asking).toBe(true)
  expect(signInAsked.value).toBe(false)
})

test('a guest is asked once it is known that nobody is signed in', async () => {
  const answers = serverThatWaits(() => Response.json({ status: 401 }, { status: 401 }))

  const asking = askSignIn()
  answers()
  await vi.waitFor(() => expect(signInAsked.value).toBe(true))
  answerSignIn(false)

  expect(await asking).toBe(false)
})
