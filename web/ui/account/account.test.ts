import { expect, test } from 'vitest'
import { LANGUAGES } from '../i18n'
import { deviceOf, wrongWithPassword } from './account'
import { ACCOUNT_WORDS } from './words'
import { places } from '../words-hold'

test('a change of password is looked at before anybody is asked, field by field', () => {
  expect(wrongWithPassword({ old: '', fresh: 'short', again: '' })).toEqual({
    old: 'needOld',
    fresh: 'shortNew',
    again: 'notRepeated',
  })
  expect(wrongWithPassword({ old: 'the old one', fresh: 'the old one', again: 'the old one' })).toEqual({ fresh: 'sameNew' })
  expect(wrongWithPassword({ old: 'the old one', fresh: 'the new one', again: 'the new one' })).toEqual({})
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge', 'Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15', 'Safari', 'macOS'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile Safari/604.1', 'Safari', 'iPhone'],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0', 'WeChat', 'Android'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0 Safari/537.36', 'Chrome', 'Linux'],
])('a device is named as a person would: %s', (agent, browser, system) => {
  expect(deviceOf(agent)).toEqual({ browser, system })
})

test('a device that says nothing we know has no name made up for it', () => {
  expect(deviceOf('curl/8.9')).toBeNull()
  expect(deviceOf('')).toBeNull()
})

test('both languages of an account say the same, with the same places to fill', () => {
  expect(Object.keys(ACCOUNT_WORDS.en).sort()).toEqual(Object.keys(ACCOUNT_WORDS.zh).sort())
  for (const key of Object.keys(ACCOUNT_WORDS.zh) as (keyof typeof ACCOUNT_WORDS.zh)[]) {
    expect(places(ACCOUNT_WORDS.en[key]), key).toEqual(places(ACCOUNT_WORDS.zh[key]))
    for (const language of LANGUAGES) {
      expect(ACCOUNT_WORDS[language][key].trim(), key).not.toBe('')
    }
  }
})
