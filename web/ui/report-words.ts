import { messages } from './i18n'

/** What may be reported, why, and what came of it: said alike to who reports and to who decides. */
export const reportWords = messages(
  {
    'why.false-claim': '虚假或夸大宣传',
    'why.counterfeit': '假冒伪劣',
    'why.off-platform': '引导站外交易',
    'why.fraud': '诈骗',
    'why.vulgar': '低俗色情',
    'why.abuse': '辱骂骚扰',
    'why.minors': '危害未成年人',
    'why.illegal': '其他违法违禁',
    'why.other': '其他',
    'reported.show': '直播间“{title}”',
    'reported.line': '“{title}”里的发言',
    'outcome.upheld': '举报属实，已处理',
    'outcome.unfounded': '未发现违规',
    'outcome.elsewhere': '已在其他举报或案件中处理',
  },
  {
    'why.false-claim': 'False or overdone claims',
    'why.counterfeit': 'Counterfeit or shoddy goods',
    'why.off-platform': 'Draws buyers off the platform',
    'why.fraud': 'Fraud',
    'why.vulgar': 'Vulgar or sexual',
    'why.abuse': 'Abuse or harassment',
    'why.minors': 'Harms minors',
    'why.illegal': 'Otherwise unlawful',
    'why.other': 'Something else',
    'reported.show': 'Room “{title}”',
    'reported.line': 'A line in “{title}”',
    'outcome.upheld': 'Upheld and dealt with',
    'outcome.unfounded': 'No breach was found',
    'outcome.elsewhere': 'Dealt with under another report or case',
  },
)
