import { messages } from '@ui/i18n'

/** What the control room says of its keys, and of what can be changed at an item of the line-up. */
export const deskWords = messages(
  {
    keysTitle: '键盘操作',
    keysOpen: '键盘操作（?）',
    'keys.pin': '讲解第 1–9 件，再按一次取消',
    'keys.unpin': '取消讲解',
    'keys.step': '在排品里上下移动，回车讲解',
    'keys.more': '打开当前商品的“更多”',
    'keys.space': '暂停或继续数字人',
    'keys.line': '插一句，或记一句台词',
    'keys.chat': '以工作人员身份说一句',
    'keys.add': '添加商品',
    'keys.help': '打开或关闭这张表',
    'keys.away': '离开输入框，关闭浮层',
    keySpace: '空格',

    reviseTitle: '角色与限购',
    revised: '已保存',
    flashPrices: '秒杀价（元），不参加的留空',
    flashPriceOf: '{name} 的秒杀价，现价 {price}',
    flashNotLower: '要低于现价',
  },
  {
    keysTitle: 'Keyboard',
    keysOpen: 'Keyboard (?)',
    'keys.pin': 'Pin item 1–9; again unpins',
    'keys.unpin': 'Unpin',
    'keys.step': 'Move in the line-up; Enter pins',
    'keys.more': 'Open “More” of the item',
    'keys.space': 'Pause or resume the digital host',
    'keys.line': 'Say or note a line',
    'keys.chat': 'Speak in the chat as staff',
    'keys.add': 'Add a product',
    'keys.help': 'Open or close this table',
    'keys.away': 'Leave a field, close what is open',
    keySpace: 'Space',

    reviseTitle: 'Role and limit',
    revised: 'Saved',
    flashPrices: 'Flash prices (CNY); leave out what does not take part',
    flashPriceOf: 'Flash price of {name}, now {price}',
    flashNotLower: 'Must be below the price now',
  },
)
