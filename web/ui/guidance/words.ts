import { messages, translator } from '../i18n'

/** What marks and bases say wherever guidance is shown. */
export const WORDS = messages(
  {
    'sure.official': '官方',
    'sure.known': '待核对',
    'sure.inferred': '推断',
    'sureHint.official': '在公开网页见到过，仍应以官方文本为准',
    'sureHint.known': '自有知识，条号须与官方文本核对',
    'sureHint.inferred': '推断或本系统方案，不是官方要求',
    basis: '依据',
    proof: '证明',
  },
  {
    'sure.official': 'Official',
    'sure.known': 'To compare',
    'sure.inferred': 'Inferred',
    'sureHint.official': 'Seen on a public page; the official text decides',
    'sureHint.known': 'Own knowledge; compare the article with the official text',
    'sureHint.inferred': 'Inferred or our proposal; no official requirement',
    basis: 'Basis',
    proof: 'Proof',
  },
)

export type Word = keyof (typeof WORDS)['zh']
export const t = translator(WORDS)
