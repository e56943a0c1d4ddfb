import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordsHold } from '../words-hold'
import { WORDS } from './words'

const code = readdirSync('ui/filmreview')
  .filter((name) => !name.includes('words') && !name.includes('.test.'))
  .map((name) => readFileSync(`ui/filmreview/${name}`, 'utf8'))
  .join('\n')

wordsHold(WORDS, () => [])

test('what is shown of listening and looking speaks from its dictionary, and says all of it', () => {
  const silent = Object.keys(WORDS.zh).filter((key) => !key.includes('.') && !code.includes(`t('${key}'`) && !code.includes(`'${key}'`))

  expect(/[\u4e00-\u9fff]/.test(code)).toBe(false)
  expect(silent).toEqual([])
})
