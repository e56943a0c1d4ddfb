import { expect, test } from 'vitest'
import { ApiError } from './api'
import { readAll, useParts, type Part } from './useParts'

type Row = { id: string }

/** A list of so many rows, three to a part. */
function listOf(rows: Row[]) {
  return (after: string): Promise<Part<Row>> => {
    const from = after === '' ? 0 : Number(after)
    const items = rows.slice(from, from + 3)
    return Promise.resolve({ items, next: from + 3 < rows.length ? String(from + 3) : null })
  }
}

const rows = (count: number): Row[] => Array.from({ length: count }, (_, n) => ({ id: String(n) }))
const idsOf = (items: readonly Row[] | null) => items?.map((one) => one.id).join(' ') ?? null

test('a list is gone through to its end, and then there is no more', async () => {
  const list = useParts(listOf(rows(7)))

  await list.load()
  expect(idsOf(list.items.value)).toBe('0 1 2')
  await list.more()
  await list.more()

  expect(idsOf(list.items.value)).toBe('0 1 2 3 4 5 6')
  expect(list.next.value).toBeNull()
  await list.more()
  expect(list.items.value).toHaveLength(7)
})

test('what is read again is as much as was shown; a new beginning shows the first part', async () => {
  const all = rows(9)
  const list = useParts(listOf(all))
  await list.load()
  await list.more()

  all.unshift({ id: 'new' })
  await list.load()
  expect(idsOf(list.items.value)).toBe('new 0 1 2 3 4')
  expect(list.next.value).toBe('6')

  await list.restart()
  expect(idsOf(list.items.value)).toBe('new 0 1')
})

test('what moved while the list was read stands in it once', async () => {
  const all = rows(5)
  const list = useParts(listOf(all))
  await list.load()

  all.unshift({ id: 'new' })
  await list.more()

  expect(idsOf(list.items.value)).toBe('0 1 2 3 4')
})

test('an answer that comes after a later question is dropped', async () => {
  const answers: ((part: Part<Row>) => void)[] = []
  const list = useParts<Row>(() => new Promise((resolve) => answers.push(resolve)))

  const first = list.load()
  const second = list.restart()
  answers[1]?.({ items: [{ id: 'right' }], next: null })
  answers[0]?.({ items: [{ id: 'late' }], next: 'late' })
  await Promise.all([first, second])

  expect(idsOf(list.items.value)).toBe('right')
  expect(list.next.value).toBeNull()
  expect(list.reading.value).toBe(false)
})

test('a refused reading keeps what is known, and a refused part is thrown to who asked for more', async () => {
  let refuses = false
  const read = listOf(rows(4))
  const list = useParts((after) => (refuses ? Promise.reject(new ApiError(503, 'busy', '', null, {}, 2)) : read(after)))
  await list.load()

  refuses = true
  await list.load()
  expect(list.failure.value?.code).toBe('busy')
  expect(list.items.value).toHaveLength(3)
  await expect(list.more()).rejects.toMatchObject({ code: 'busy' })

  expect(list.reading.value).toBe(false)
  expect(list.next.value).toBe('3')
})

test('all of a list is read part after part, or as much as is wanted', async () => {
  expect(idsOf(await readAll(listOf(rows(8))))).toBe('0 1 2 3 4 5 6 7')
  expect(await readAll(listOf(rows(8)), 4)).toHaveLength(6)
})
