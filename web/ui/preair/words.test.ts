import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WORDS, type Word } from './words'
import { places } from '../words-hold'

const HANZI = /[\u4e00-\u9fff]/
const code = readdirSync('ui/preair')
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts') && name !== 'words.ts')
  .map((name) => readFileSync(`ui/preair/${name}`, 'utf8'))
  .join('\n')

test('both languages say the same things, with the same places to fill, and nothing is empty', () => {
  expect(Object.keys(WORDS.en).sort()).toEqual(Object.keys(WORDS.zh).sort())
  for (const key of Object.keys(WORDS.zh) as Word[]) {
    expect(places(WORDS.en[key]), key).toEqual(places(WORDS.zh[key]))
    expect(WORDS.zh[key].trim(), key).not.toBe('')
    expect(HANZI.test(WORDS.en[key]), key).toBe(false)
  }
})

test('a review speaks from its dictionary, and uses all of it', () => {
  expect(HANZI.test(code)).toBe(false)
  // Keys with a point in them are put together from a code, such as `fitness.PASS`.
  expect(Object.keys(WORDS.zh).filter((key) => !key.includes('.') && !new RegExp(`['"\`]${key}['"\`]`).test(code))).toEqual([])
})
