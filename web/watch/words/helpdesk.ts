import { messages } from '@ui/i18n'

/** What the helpdesk on a product's page says. */
export const helpdeskWords = messages(
  {
    askTitle: '问客服',
    askLead: '由 AI 按商品资料、价格和库存自动回答；资料里没有的会转给店铺的人。',
    askBox: '想问这件商品的什么？',
    askSend: '发送',
    askSignIn: '登录后提问',
    askMade: '智能客服 · AI 生成',
    askPerson: '店铺客服',
    askWaits: '等店铺回复',
    askMine: '我',
    askOlder: '更早的提问',
    askLog: '与客服的对话',
  },
  {
    askTitle: 'Ask the helpdesk',
    askLead: 'Answered by AI from the facts, prices and stock of this product; what they do not tell goes to the shop’s people.',
    askBox: 'What would you like to know about it?',
    askSend: 'Send',
    askSignIn: 'Sign in to ask',
    askMade: 'Helpdesk · made by AI',
    askPerson: 'The shop',
    askWaits: 'Waiting for the shop',
    askMine: 'Me',
    askOlder: 'Earlier questions',
    askLog: 'What you and the helpdesk said',
  },
)
