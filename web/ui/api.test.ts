import { afterEach, beforeEach, expect, test } from 'vitest'
import { api, ApiError, readYourWrite } from './api'
import { switchLanguage } from './i18n'

type Asked = { path: string; method: string; headers: Headers; body: unknown }

const realFetch = globalThis.fetch
let asked: Asked[] = []
let answers: (() => Response)[] = []

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => () =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers })

beforeEach(() => {
  asked = []
  answers = []
  document.cookie = 'XSRF-TOKEN=token%3D1; path=/'
  globalThis.fetch = async (input, init = {}) => {
    asked.push({
      path: String(input),
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: init.body ?? null,
    })
    const answer = answers.shift()
    if (answer === undefined) {
      throw new TypeError('network is down')
    }
    return answer()
  }
})

afterEach(() => {
  globalThis.fetch = realFetch
  document.cookie = 'XSRF-TOKEN=; path=/; max-age=0'
  switchLanguage('zh')
})

test('a write carries JSON, the token and the language; a read carries no token', async () => {
  switchLanguage('en')
  answers = [json(200, { id: '1' }), json(200, [])]

  await api.post('/api/session', { name: 'lin' })
  await api.get('/api/shows')

  expect(asked[0]).toMatchObject({ method: 'POST', body: '{"name":"lin"}' })
  expect(asked[0]?.headers.get('X-XSRF-TOKEN')).toBe('token=1')
  expect(asked[0]?.headers.get('Accept-Language')).toBe('en')
  expect(asked[1]?.headers.get('X-XSRF-TOKEN')).toBeNull()
})

test('a first visitor without a token fetches one before writing', async () => {
  document.cookie = 'XSRF-TOKEN=; path=/; max-age=0'
  answers = [
    () => {
      document.cookie = 'XSRF-TOKEN=fresh; path=/'
      return json(401, { code: 'sign-in' })()
    },
    json(200, {}),
  ]

  await api.post('/api/session', {})

  expect(asked.map((one) => one.path)).toEqual(['/api/me', '/api/session'])
  expect(asked[1]?.headers.get('X-XSRF-TOKEN')).toBe('fresh')
})

test('a refusal becomes an error with code, message, field and what it is about', async () => {
  answers = [json(409, { code: 'sold-out', message: '抢光了', field: null, left: 2 })]

  const refusal = await api.post('/api/x').catch((error: unknown) => error)

  expect(refusal).toBeInstanceOf(ApiError)
  expect(refusal).toMatchObject({ status: 409, code: 'sold-out', message: '抢光了', field: null, data: { left: 2 } })
})

test('an answer that is no JSON is told by its status, with the wait the server asks for', async () => {
  answers = [() => new Response('<html>', { status: 503, headers: { 'Retry-After': '3' } })]

  await expect(api.get('/api/shows')).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 3 })
})

test('no network is an error like any other', async () => {
  await expect(api.get('/api/shows')).rejects.toMatchObject({ status: 0, code: 'offline' })
})

test('an empty answer is null', async () => {
  answers = [json(204, undefined)]

  expect(await api.delete('/api/session')).toBeNull()
})

test('reading one’s own write asks again while the answer is pending', async () => {
  answers = [json(202, { pending: true }), json(200, { id: '7' })]

  expect(await readYourWrite('/api/orders/7', '3:21')).toEqual({ id: '7' })
  expect(asked.map((one) => one.path)).toEqual(['/api/orders/7?at=3%3A21', '/api/orders/7?at=3%3A21'])
})

test('a write whose token was replaced meanwhile is asked once more, and only then', async () => {
  const refused = json(403, { code: 'forbidden' })
  answers = [
    () => {
      document.cookie = 'XSRF-TOKEN=token-2; path=/'
      return refused()
    },
    json(200, { done: true }),
  ]

  expect(await api.post('/api/x', {})).toEqual({ done: true })
  expect(asked.map((one) => one.headers.get('X-XSRF-TOKEN'))).toEqual(['token=1', 'token-2'])

  answers = [refused]
  await expect(api.post('/api/x', {})).rejects.toMatchObject({ status: 403 })
  expect(asked).toHaveLength(3)
})

test('a file whose token was replaced meanwhile is sent once more', async () => {
  const tokens: string[] = []
  const realRequest = globalThis.XMLHttpRequest
  // As much of a request as sending a file needs: the first is refused, and its answer brings another token.
  globalThis.XMLHttpRequest = class {
    upload = {}
    status = 0
    responseText = ''
    onload: () => void = () => undefined
    open() {
      this.status = 0
    }
    setRequestHeader(name: string, value: string) {
      if (name === 'X-XSRF-TOKEN') tokens.push(value)
    }
    getResponseHeader() {
      return null
    }
    send() {
      this.status = tokens.length === 1 ? 403 : 200
      this.responseText = '{"id":"5"}'
      document.cookie = 'XSRF-TOKEN=token-2; path=/'
      queueMicrotask(() => this.onload())
    }
  } as unknown as typeof XMLHttpRequest
  try {
    expect(await api.upload('/api/files', new FormData(), () => undefined)).toEqual({ id: '5' })
    expect(tokens).toEqual(['token=1', 'token-2'])
  } finally {
    globalThis.XMLHttpRequest = realRequest
  }
})
