import { messages, translator } from './i18n'

/** What is said of a text that was kept although something was found in it. */
export const WORDS = messages(
  { savedButFound: '已保存，但请修改或备好证明：{found}' },
  { savedButFound: 'Saved, but change it or have proof at hand: {found}' },
)

export const t = translator(WORDS)
