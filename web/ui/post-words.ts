import { messages } from './i18n'

/** What the posts at a show are called, for who is asked to take one and for the shop. */
export const postWords = messages(
  { 'post.HOST': '主播', 'post.CO_HOST': '副播', 'post.CONTROL': '中控', 'post.OPERATOR': '运营', 'post.EDITOR': '剪辑', 'post.SERVICE': '客服', 'post.CLERK': '门店店员' },
  { 'post.HOST': 'host', 'post.CO_HOST': 'co-host', 'post.CONTROL': 'control', 'post.OPERATOR': 'operator', 'post.EDITOR': 'editor', 'post.SERVICE': 'service', 'post.CLERK': 'shop clerk' },
)
