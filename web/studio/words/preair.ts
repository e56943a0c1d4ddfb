import { messages } from '@ui/i18n'

/** What the review before air says on the page of a planned show. */
export const preAirWords = messages(
  {
    preAir: '播前审核',
    preAirHint: '按播出日核对证照、标题、话术和价格，并把结果封存存证。开播时还会自动审核一次。',
    preAirRun: '开始审核',
    preAirAgain: '重新审核',
    preAirReading: '正在读取审核结果…',
    preAirNever: '还没有审核过。排好商品后点“开始审核”，每件商品会列出结论、依据和改法。',
    preAirAt: '{at} 审核，按播出日 {day}，规则版本 {edition}',
    preAirChanged: '审核之后排品、证件、价格或规则有变化，请重新审核',
    preAirSealed: '封存在事件日志第 {offset} 条。',
    preAirLeaf: '证据日志第 {index} 条。',
  },
  {
    preAir: 'Review before air',
    preAirHint: 'Papers, titles, script and prices held against the day of the air; the outcome is sealed as evidence. Opening reviews once more by itself.',
    preAirRun: 'Review',
    preAirAgain: 'Review again',
    preAirReading: 'Reading the review…',
    preAirNever: 'Not reviewed yet. When the goods are lined up, press “Review”: each item gets a verdict, its basis and what to do.',
    preAirAt: 'Reviewed {at} for the air on {day}, rules {edition}',
    preAirChanged: 'Line-up, papers, prices or rules have changed since; please review again',
    preAirSealed: 'Sealed as entry {offset} of the journal.',
    preAirLeaf: 'Leaf {index} of the evidence log.',
  },
)
