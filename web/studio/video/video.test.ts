import { expect, test } from 'vitest'
import { clockText } from '@ui/video/length'
import { bytesText } from './video'

test('a length is told as a clock, with hours only where there are some', () => {
  expect(clockText(0)).toBe('0:00')
  expect(clockText(187_400)).toBe('3:07')
  expect(clockText(754_000)).toBe('12:34')
  expect(clockText(3_729_000)).toBe('1:02:09')
})

test('bytes are told in megabytes and gigabytes', () => {
  expect(bytesText(0)).toBe('0 MB')
  expect(bytesText(12_345_678)).toBe('12.3 MB')
  expect(bytesText(2_340_000_000)).toBe('2.34 GB')
})
