import { messages } from '@ui/i18n'

/** What the shop's page of its own green-room score says besides the score itself. */
export const greenWords = messages(
  {
    navGreen: '绿色评分',
    greenOwn: '本店的绿色直播间评分',
    greenToNotices: '去监管通知',
    greenDayMissing: '那一天没有保存得分',
  },
  {
    navGreen: 'Green score',
    greenOwn: 'This shop’s green-room score',
    greenToNotices: 'To the notices',
    greenDayMissing: 'No figure was kept on that day',
  },
)
