import { messages } from '@ui/i18n'

/** The replay of a show that is over. */
export const replayWords = messages(
  {
    replayWatch: '看回放 {length}',
    replayOf: '{title} 的回放',
    replayPins: '讲解过的商品',
    replayBroken: '回放放不出来，请稍后再试。',
    replayBuy: '看商品',
    replayNote: '回放里的价格是当时的价格，以商品页现价为准。',
  },
  {
    replayWatch: 'Watch the replay {length}',
    replayOf: 'Replay of {title}',
    replayPins: 'Products shown',
    replayBroken: 'The replay cannot be played, please try later.',
    replayBuy: 'See the product',
    replayNote: 'Prices are those of the show; the product’s page has today’s.',
  },
)
