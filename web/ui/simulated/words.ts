import { messages, translator } from '../i18n'

/** How a figure says what part of it a demo's crowd made, on whosever page it stands. */
export const WORDS = messages(
  {
    simulatedIncluded: '含模拟 {part}',
    simulatedPartHint: '演示用的模拟观众，不是真人；这个数字里含有它们的部分',
  },
  {
    simulatedIncluded: 'incl. {part} simulated',
    simulatedPartHint: 'Simulated viewers of the demo, not people; the figure includes their part',
  },
)

export const t = translator(WORDS)
