import { readdirSync, readFileSync, statSync } from 'node:fs'
import { ApiError } from '@ui/api'
import { LANGUAGES, switchLanguage } from '@ui/i18n'
import { expect, test } from 'vitest'
import { refusalText } from './refusals'
import { keysClaimedTwice, t, WORDS, type Word } from './words'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
const HANZI = /[\u4e00-\u9fff]/

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`
    if (statSync(path).isDirectory()) {
      return sources(path)
    }
    return /\.(vue|ts)$/.test(name) && !/\.(test|d)\.ts$/.test(name) ? [path] : []
  })
}

test('both languages say the same things, with the same places to fill', () => {
  const keys = Object.keys(WORDS.zh).sort()

  expect(Object.keys(WORDS.en).sort()).toEqual(keys)
  for (const key of keys as Word[]) {
    expect(places(WORDS.en[key]), key).toEqual(places(WORDS.zh[key]))
  }
})

test('no two areas claim the same key', () => {
  expect(keysClaimedTwice()).toEqual([])
})

test.each(LANGUAGES)('no message of "%s" is empty', (language) => {
  expect(Object.entries(WORDS[language]).filter(([, text]) => text.trim() === '')).toEqual([])
})

test('no English message is still Chinese', () => {
  expect(Object.values(WORDS.en).filter((text) => HANZI.test(text))).toEqual([])
})

test('no page speaks past the dictionary', () => {
  const loud = sources('govern').filter((path) => !path.includes('/words') && HANZI.test(readFileSync(path, 'utf8')))

  expect(loud).toEqual([])
})

test('every message is said somewhere', () => {
  const code = sources('govern')
    .filter((path) => !path.includes('/words'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  // Keys with a point in them are put together from a code, such as `refusal.busy`.
  const silent = Object.keys(WORDS.zh).filter((key) => !key.includes('.') && !new RegExp(`['"\`]${key}['"\`]`).test(code))

  expect(silent).toEqual([])
})

test('a refusal speaks the server’s words where there are some, else its own, and a bug is not dressed up', () => {
  switchLanguage('zh')

  expect(refusalText(new ApiError(409, 'not-enough', '只剩 3 件', null, {}, null))).toBe('只剩 3 件')
  expect(refusalText(new ApiError(503, 'busy', '', null, {}, 4))).toBe(t('refusal.busy', { retryAfterSeconds: 4 }))
  expect(refusalText(new ApiError(500, 'unheard-of', '', null, {}, null))).toBe(t('refusal.trouble'))
  expect(() => refusalText(new TypeError('x is undefined'))).toThrow(TypeError)
})
