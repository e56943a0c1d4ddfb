import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordsHold } from '../words-hold'
import { WORDS } from './words'

// The law is written in Chinese: guidance.ts must know its numerals.
const code = readdirSync('ui/guidance')
  .filter((name) => name.endsWith('.vue'))
  .map((name) => readFileSync(`ui/guidance/${name}`, 'utf8'))
  .join('\n')

wordsHold(WORDS, () => [])

test('what is shown of guidance speaks from its dictionary', () => {
  expect(/[\u4e00-\u9fff]/.test(code)).toBe(false)
})
