import { messages } from '@ui/i18n'

/** What the helpdesk on a product's page says. */
export const helpdeskWords = messages(
  {
    helpTitle: '问客服',
    helpLead: '由 AI 按商品资料、价格和库存自动回答；资料里没有的会转给店铺的人。',
    helpBox: '想问这件商品的什么？',
    helpSend: '发送',
    helpSignIn: '登录后提问',
    helpMade: '智能客服 · AI 生成',
    helpPerson: '店铺客服',
    helpWaits: '等店铺回复',
    helpMine: '我',
    helpOlder: '更早的提问',
    helpLog: '与客服的对话',
  },
  {
    helpTitle: 'Ask the helpdesk',
    helpLead: 'Answered by AI from the facts, prices and stock of this product; what they do not tell goes to the shop’s people.',
    helpBox: 'What would you like to know about it?',
    helpSend: 'Send',
    helpSignIn: 'Sign in to ask',
    helpMade: 'Helpdesk · made by AI',
    helpPerson: 'The shop',
    helpWaits: 'Waiting for the shop',
    helpMine: 'Me',
    helpOlder: 'Earlier questions',
    helpLog: 'What you and the helpdesk said',
  },
)
