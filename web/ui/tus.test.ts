import { afterEach, expect, test, vi } from 'vitest'
import { api, ApiError } from './api'
import { keyOf, metadataOf, send } from './tus'

/** A server that keeps what comes, and breaks off where it is told to. */
function server(breaks: number[]) {
  const state = { bytes: 0, asked: [] as string[] }
  vi.spyOn(api, 'exchange').mockImplementation(async (method, path, headers, body) => {
    state.asked.push(method)
    if (method === 'POST') {
      return new Headers({ Location: '/api/films/uploads/7' })
    }
    if (method === 'HEAD') {
      return new Headers({ 'Upload-Offset': String(state.bytes) })
    }
    if (method === 'DELETE') {
      return new Headers()
    }
    expect(path).toBe('/api/films/uploads/7')
    expect(headers['Upload-Offset']).toBe(String(state.bytes))
    const piece = await (body as Blob).arrayBuffer()
    const cut = breaks.shift()
    state.bytes += cut ?? piece.byteLength
    if (cut !== undefined) {
      throw new ApiError(0, 'offline', '', null, {}, null)
    }
    return new Headers({ 'Upload-Offset': String(state.bytes) })
  })
  return state
}

const file = () => new File([new Uint8Array((9 << 20) + 5)], '茶.mp4', { lastModified: 1 })

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

test('what is said of a file is written as tus has it, in any script', () => {
  expect(metadataOf({ title: '茶', as: 'shop' })).toBe('title 6Iy2,as c2hvcA==')
})

test('a file goes piece by piece, and the last piece says that all of it has come', async () => {
  const state = server([])
  const parts: number[] = []

  expect(await send('/api/films/uploads', file(), { title: '茶' }, (part) => parts.push(part), () => false)).toEqual({ id: '7' })

  expect(state.bytes).toBe(file().size)
  expect(state.asked).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH'])
  expect(parts.at(-1)).toBe(1)
  expect(localStorage.length).toBe(0)
})

test('after a break it goes on from what had come', async () => {
  const state = server([1_000])

  await send('/api/films/uploads', file(), { title: '茶' }, () => undefined, () => false)

  expect(state.bytes).toBe(file().size)
  expect(state.asked.slice(0, 4)).toEqual(['POST', 'PATCH', 'HEAD', 'PATCH'])
})

test('the same file after a reload goes on and is not begun anew', async () => {
  const state = server([])
  state.bytes = 5
  localStorage.setItem(keyOf(file(), { title: '茶' }), '/api/films/uploads/7')

  await send('/api/films/uploads', file(), { title: '茶' }, () => undefined, () => false)

  expect(state.asked[0]).toBe('HEAD')
  expect(state.asked).not.toContain('POST')
})

test('who gives up leaves nothing on the server', async () => {
  const state = server([])

  await expect(send('/api/films/uploads', file(), { title: '茶' }, () => undefined, () => true)).rejects.toThrow(ApiError)

  expect(state.asked).toEqual(['POST', 'DELETE'])
  expect(localStorage.length).toBe(0)
})
