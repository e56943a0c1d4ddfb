import { expect, test } from 'vitest'
import { lettersOf } from './notices'

test('notices and answers stand in the order of time, whoever wrote them', () => {
  const letters = lettersOf({
    notices: [
      { noticeId: '1', kind: 'INQUIRY', at: '2026-11-24T10:00:00Z', words: '请说明', replyBy: '2026-11-25T10:00:00Z' },
      { noticeId: '3', kind: 'CORRECTION', at: '2026-11-24T12:00:00Z', words: '请改正', replyBy: '2026-11-26T10:00:00Z' },
    ],
    replies: [{ replyId: '2', kind: 'ANSWER', at: '2026-11-24T11:00:00Z', words: '有报告', passed: null, checkWords: null }],
  })

  expect(letters.map((one) => one.key)).toEqual(['1', '2', '3'])
  expect(letters.map((one) => one.replyBy)).toEqual(['2026-11-25T10:00:00Z', null, '2026-11-26T10:00:00Z'])
})
