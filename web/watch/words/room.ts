import { messages } from '@ui/i18n'

/** What the room says of flying lines, other rooms and prices that move; and what the list of rooms says of shows to come. */
export const roomWords = messages(
  {
    danmakuOn: '打开飞行弹幕',
    danmakuOff: '关闭飞行弹幕',
    roomNext: '下一个直播间',
    roomPrevious: '上一个直播间',
    roomNoOther: '现在没有别的直播间',
    soundOn: '打开声音',

    mutedHere: '你在本场已被禁言，到 {at}',
    mutedByOfficer: '平台治理员已将你在本场禁言，到 {at}。理由：{reason}',
    mutedObject: '有异议？举报本直播间',
    mutedObjectHint: '原因选“其他”，写明为什么',

    drawnShort: '省流',
    drawnOn: '换成省流画面：数字人由本页绘制，不放视频',
    drawnOff: '换回视频画面',
    drawnOffer: '这里放不出视频？看省流画面',
    drawnComing: '正在准备省流画面',
    drawnLabel: '{title} 的 AI 数字人主播，由本页绘制',
    drawnLeft: '数字人已让出画面，转到视频',

    priceDown: '刚降价',
    priceUp: '刚涨价',
    priceWasNow: '{word}，原 {was}',
    roomKeys: '↑ ↓ 换直播间，M 静音，D 弹幕',

    remind: '预约提醒',
    reminded: '已预约',
    remindDone: '已预约，开播后会在首页标出',
    remindGone: '已取消预约',
    remindCount: '{count} 人预约',
    remindMark: '你预约的',
    remindBegun: '你预约的“{title}”开播了',
    comingIn: '{time} 后开播',
    comingLate: '马上开播',
  },
  {
    danmakuOn: 'Turn flying lines on',
    danmakuOff: 'Turn flying lines off',
    roomNext: 'Next live room',
    roomPrevious: 'Previous live room',
    roomNoOther: 'There is no other live room right now',
    soundOn: 'Turn the sound on',

    mutedHere: 'You are muted in this show until {at}',
    mutedByOfficer: 'An officer of the platform has muted you in this show until {at}. Why: {reason}',
    mutedObject: 'To object, report this room',
    mutedObjectHint: 'for “Other”, and say why',

    drawnShort: 'Lite',
    drawnOn: 'Switch to the lite picture: this page draws the digital host, without video',
    drawnOff: 'Switch back to the video',
    drawnOffer: 'No video here? Watch the lite picture',
    drawnComing: 'Preparing the lite picture',
    drawnLabel: 'The AI digital host of {title}, drawn by this page',
    drawnLeft: 'The digital host has left the picture; back to the video',

    priceDown: 'Price just fell',
    priceUp: 'Price just rose',
    priceWasNow: '{word}, was {was}',
    roomKeys: '↑ ↓ change room, M mute, D flying lines',

    remind: 'Remind me',
    reminded: 'Reminder set',
    remindDone: 'Reminder set: the show is marked on the home page once it is live',
    remindGone: 'Reminder cancelled',
    remindCount: '{count} waiting',
    remindMark: 'You asked',
    remindBegun: '“{title}”, which you wait for, is live',
    comingIn: 'in {time}',
    comingLate: 'any moment now',
  },
)
