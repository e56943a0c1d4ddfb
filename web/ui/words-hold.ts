import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES } from './i18n'

const HANZI = /[\u4e00-\u9fff]/
/** The places of a message that are to be filled, by name. */
export const places = (text: string) => [...text.matchAll(/\{(\w+)[:}]/g)].map((match) => match[1]).sort()

/** What must hold of an app's dictionary, as tests: the same said in both languages, and nothing claimed twice. */
export function wordsHold(words: { zh: Record<string, string>; en: Record<string, string> }, keysClaimedTwice: () => string[]): void {
  test('both languages say the same things, with the same places to fill', () => {
    expect(Object.keys(words.en).sort()).toEqual(Object.keys(words.zh).sort())
    for (const [key, text] of Object.entries(words.zh)) {
      expect(places(words.en[key] ?? ''), key).toEqual(places(text))
    }
  })

  test('no two areas claim the same key', () => {
    expect(keysClaimedTwice()).toEqual([])
  })

  test.each(LANGUAGES)('no message of "%s" is empty', (language) => {
    expect(Object.entries(words[language]).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('no English message is still Chinese', () => {
    expect(Object.values(words.en).filter((text) => HANZI.test(text))).toEqual([])
  })
}

/** That an app's pages say nothing past its dictionary, and that everything in it is said; `own` files may speak for themselves. */
export function pagesKeepTo(words: { zh: Record<string, string> }, folder: string, own: (path: string) => boolean = () => false): void {
  const code = () => sources(folder).filter((path) => !path.includes('/words'))

  test('no page speaks past the dictionary', () => {
    expect(code().filter((path) => !own(path) && HANZI.test(readFileSync(path, 'utf8')))).toEqual([])
  })

  test('every message is said somewhere', () => {
    const all = code()
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
    // Keys with a point in them are put together from a code, such as `refusal.busy`.
    const silent = Object.keys(words.zh).filter((key) => !key.includes('.') && !new RegExp(`['"\`]${key}['"\`]`).test(all))

    expect(silent).toEqual([])
  })
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`
    if (statSync(path).isDirectory()) {
      return sources(path)
    }
    return /\.(vue|ts)$/.test(name) && !/\.(test|d)\.ts$/.test(name) ? [path] : []
  })
}
