import { currentLanguage } from './i18n'

/** The 34 province-level divisions in the order of GB/T 2260, by the short names that addresses carry. */
export const PROVINCES: readonly { key: string; en: string }[] = [
  ['北京', 'Beijing'], ['天津', 'Tianjin'], ['河北', 'Hebei'], ['山西', 'Shanxi'], ['内蒙古', 'Inner Mongolia'],
  ['辽宁', 'Liaoning'], ['吉林', 'Jilin'], ['黑龙江', 'Heilongjiang'], ['上海', 'Shanghai'], ['江苏', 'Jiangsu'],
  ['浙江', 'Zhejiang'], ['安徽', 'Anhui'], ['福建', 'Fujian'], ['江西', 'Jiangxi'], ['山东', 'Shandong'],
  ['河南', 'Henan'], ['湖北', 'Hubei'], ['湖南', 'Hunan'], ['广东', 'Guangdong'], ['广西', 'Guangxi'],
  ['海南', 'Hainan'], ['重庆', 'Chongqing'], ['四川', 'Sichuan'], ['贵州', 'Guizhou'], ['云南', 'Yunnan'],
  ['西藏', 'Xizang (Tibet)'], ['陕西', 'Shaanxi'], ['甘肃', 'Gansu'], ['青海', 'Qinghai'], ['宁夏', 'Ningxia'],
  ['新疆', 'Xinjiang'], ['台湾', 'Taiwan'], ['香港', 'Hong Kong'], ['澳门', 'Macao'],
].map(([key = '', en = '']) => ({ key, en }))

/** A division's name for the reader. */
export function provinceText(one: { key: string; en: string }): string {
  return currentLanguage.value === 'zh' ? one.key : one.en
}
