import { currentLanguage } from './i18n'

/** A word with a fixed meaning: the name that is stored, and what it is called in both languages. */
export type Term = { key: string; zh: string; en: string }

const term = ([key, zh, en]: readonly [string, string, string]): Term => ({ key, zh, en })

/** What goods are in law; the stored name is the Chinese one. */
export const CATEGORIES: readonly Term[] = (
  [
    ['普通食品', 'Food'],
    ['保健食品', 'Health food'],
    ['婴幼儿配方食品', 'Infant formula'],
    ['特殊医学用途配方食品', 'Medical food'],
    ['农产品', 'Farm produce'],
    ['生鲜', 'Fresh food'],
    ['鲜花绿植', 'Plants and flowers'],
    ['普通化妆品', 'Cosmetics'],
    ['特殊化妆品', 'Special cosmetics'],
    ['儿童化妆品', 'Cosmetics for children'],
    ['牙膏', 'Toothpaste'],
    ['消毒产品', 'Disinfectants'],
    ['药品', 'Medicine'],
    ['医疗器械', 'Medical devices'],
    ['第一类医疗器械', 'Medical devices, class I'],
    ['第二类医疗器械', 'Medical devices, class II'],
    ['第三类医疗器械', 'Medical devices, class III'],
    ['医美', 'Medical beauty'],
    ['酒类', 'Alcohol'],
    ['服饰', 'Clothing'],
    ['箱包', 'Bags'],
    ['家电', 'Appliances'],
    ['数码', 'Digital'],
    ['家居日用', 'Household'],
    ['玩具母婴', 'Mother and baby'],
    ['宠物用品', 'Pet supplies'],
    ['宠物食品', 'Pet food'],
    ['运动户外', 'Sports and outdoors'],
    ['汽车用品', 'Car supplies'],
    ['珠宝', 'Jewellery'],
    ['收藏品', 'Collectibles'],
    ['图书文具', 'Books'],
    ['定制商品', 'Made to order'],
    ['服务招商', 'Services'],
    ['其他', 'Other'],
  ] as const
).map(([zh, en]) => term([zh, zh, en]))

/** What is commonly known of goods, under one key whatever the language. */
export const FACT_KEYS: readonly Term[] = (
  [
    ['brand', '品牌', 'Brand'],
    ['model', '型号', 'Model'],
    ['material', '材质', 'Material'],
    ['lining', '里料', 'Lining'],
    ['filling', '填充物', 'Filling'],
    ['filling-weight', '填充重量', 'Filling weight'],
    ['fabric-weight', '面料克重', 'Fabric weight'],
    ['origin', '产地', 'Origin'],
    ['maker', '生产企业', 'Maker'],
    ['net-weight', '净含量', 'Net content'],
    ['grade', '等级', 'Grade'],
    ['process', '工艺', 'Process'],
    ['harvest', '采摘时间', 'Harvest'],
    ['variety', '品种', 'Variety'],
    ['flavour', '口味', 'Flavour'],
    ['ingredients', '配料', 'Ingredients'],
    ['nutrition', '营养成分', 'Nutrition'],
    ['allergens', '致敏物质提示', 'Allergens'],
    ['shelf-life', '保质期', 'Shelf life'],
    ['made-on', '生产日期', 'Made on'],
    ['storage', '储存', 'Storage'],
    ['how-to-use', '使用方法', 'How to use'],
    ['suited-to', '适用人群', 'Suited to'],
    ['not-suited-to', '不适用人群', 'Not suited to'],
    ['standard', '执行标准', 'Standard'],
    ['licence', '许可证号', 'Licence'],
    ['registration', '注册证号', 'Registration'],
    ['function', '注册功能', 'Registered function'],
    ['effect-class', '功效类别', 'Effect class'],
    ['effect-summary', '功效宣称依据', 'Effect evaluation'],
    ['ad-review', '广告审查号', 'Advertisement review'],
    ['authorisation', '授权证明', 'Authorisation'],
    ['certificate', '证书', 'Certificate'],
    ['test-report', '检测报告', 'Test report'],
    ['safety-class', '安全技术类别', 'Safety class'],
    ['compulsory-mark', '强制性产品认证', 'Compulsory certification'],
    ['source', '数据来源', 'Source of figures'],
    ['comparison', '比较依据', 'Basis of comparison'],
    ['reference-price', '参考价依据', 'Basis of reference price'],
    ['energy', '能效', 'Energy class'],
    ['power', '功率', 'Power'],
    ['voltage', '额定电压', 'Voltage'],
    ['battery', '电池容量', 'Battery'],
    ['running-time', '续航时间', 'Running time'],
    ['charging', '充电方式', 'Charging'],
    ['noise', '噪声', 'Noise'],
    ['capacity', '容量', 'Capacity'],
    ['dimensions', '外形尺寸', 'Dimensions'],
    ['weight', '重量', 'Weight'],
    ['size', '尺码', 'Sizes'],
    ['fit', '版型', 'Fit'],
    ['colour', '颜色', 'Colour'],
    ['season', '适用季节', 'Season'],
    ['thickness', '厚度', 'Thickness'],
    ['hardness', '硬度', 'Hardness'],
    ['care', '洗护', 'Care'],
    ['package', '包装清单', 'In the box'],
    ['warranty', '质保', 'Warranty'],
    ['ship-from', '发货地', 'Ships from'],
    ['ship-hours', '发货时效', 'Ships within'],
    ['free-shipping', '包邮', 'Free shipping'],
    ['return-days', '无理由退货', 'Free returns'],
  ] as const
).map(term)

/** Units of facts that are written in Chinese; kg, W and their like are the same in both languages. */
export const UNITS: readonly Term[] = (
  [
    ['克', 'g'],
    ['千克', 'kg'],
    ['毫升', 'ml'],
    ['升', 'L'],
    ['毫米', 'mm'],
    ['厘米', 'cm'],
    ['微米', 'μm'],
    ['克/平方米', 'g/m²'],
    ['姆米', 'momme'],
    ['瓦', 'W'],
    ['千瓦', 'kW'],
    ['伏', 'V'],
    ['毫安时', 'mAh'],
    ['瓦时', 'Wh'],
    ['分贝', 'dB'],
    ['分钟', 'min'],
    ['小时', 'hours'],
    ['天', 'days'],
    ['个月', 'months'],
    ['年', 'years'],
    ['片', 'sheets'],
    ['粒', 'pieces'],
    ['袋', 'bags'],
    ['支', 'tubes'],
    ['枚', 'pieces'],
  ] as const
).map(([zh, en]) => term([zh, zh, en]))

/** Kinds of papers that commonly stand behind facts. */
export const PAPERS: readonly Term[] = (
  [
    ['检测报告', 'Test report'],
    ['检验报告', 'Inspection report'],
    ['功效评价报告', 'Effect evaluation report'],
    ['食品生产许可证', 'Food production licence'],
    ['食品经营许可证', 'Food trade licence'],
    ['化妆品生产许可证', 'Cosmetics production licence'],
    ['普通化妆品备案', 'Cosmetics filing'],
    ['特殊化妆品注册证', 'Special cosmetics registration'],
    ['CCC 证书', 'CCC certificate'],
    ['CCC 目录界定说明', 'Statement on the CCC list'],
    ['地理标志产品产地证明', 'Proof of protected origin'],
    ['产地证明', 'Proof of origin'],
    ['产地合格证明', 'Certificate of origin and conformity'],
    ['承诺达标合格证', 'Certificate of conformity'],
    ['珠宝玉石鉴定证书', 'Jewellery appraisal certificate'],
    ['鉴定证书', 'Appraisal certificate'],
    ['企业标准', 'Company standard'],
    ['工艺说明', 'Description of the craft'],
    ['基酒储存证明', 'Proof of the base wine’s storage'],
  ] as const
).map(([zh, en]) => term([zh, zh, en]))

/** Reasons of prices that the house itself gives; what a shop wrote is in the shop's words. */
export const PRICE_REASONS: readonly Term[] = (
  [
    ['直播价', '直播价', 'Live price'],
    ['日常价', '日常价', 'List price'],
    ['秒杀', '秒杀', 'Flash sale'],
    ['秒杀结束', '秒杀结束', 'Flash sale over'],
    ['opening price', '首次定价', 'Opening price'],
    ['product revised', '随商品信息修改', 'Product revised'],
  ] as const
).map(term)

/** What a key is called in the reader's language; a key outside the vocabulary is its own name. */
export function labelIn(terms: readonly Term[], key: string): string {
  return terms.find((known) => known.key === key)?.[currentLanguage.value] ?? key
}

/** What is known of goods beside their fact sheet, as answers and scripts name it. */
const SHELF_FACTS: readonly Term[] = (
  [
    ['price', '价格', 'Price'],
    ['stock', '库存', 'Stock'],
    ['skus', '规格', 'Kinds'],
    ['sizes', '尺码表', 'Size table'],
    ['delivery', '发货', 'Delivery'],
    ['after-sale', '售后', 'After-sale'],
    ['promises', '服务承诺', 'Promises'],
    ['number', '链接号', 'Link number'],
    ['title', '标题', 'Title'],
    ['limit', '每人限购', 'Limit per buyer'],
    ['flash-end', '秒杀结束', 'Flash sale ends'],
    ['flash-next', '预告的秒杀', 'Flash sale to come'],
    ['flash-price', '预告的秒杀价', 'Price in the flash sale to come'],
    ['limit-left', '本人限购余量', 'Left of the limit for the asker'],
    ['struck-price', '划线价与依据', 'Struck-through price and its basis'],
    ['list-price', '店铺标价', 'Shop’s own price'],
  ] as const
).map(term)

/** The topics that shops have policies on: viewers ask in Chinese, so that topic and words are Chinese for everybody. */
export const POLICY_TOPICS: readonly { topic: string; en: string; words: readonly string[] }[] = [
  { topic: '发货', en: 'Sending', words: ['几天发', '多久发'] },
  { topic: '快递', en: 'Courier', words: ['物流', '顺丰', '中通'] },
  { topic: '退换', en: 'Returns', words: ['退货', '换货'] },
  { topic: '发票', en: 'Invoice', words: ['开票', '专票', '抬头'] },
  { topic: '售后', en: 'After-sale', words: ['保修', '维修'] },
  { topic: '客服时间', en: 'Service hours', words: ['几点上班', '在线时间', '人工客服'] },
]

/** What a sentence stands on, named: of the fact sheet or of the shelf. */
export function factName(key: string): string {
  return SHELF_FACTS.find((known) => known.key === key)?.[currentLanguage.value] ?? labelIn(FACT_KEYS, key)
}

/** A value that a sentence stands on, as people read it: amounts are journaled as `59.00 CNY`. */
export function factValue(value: string): string {
  return value.replace(/(\d+)(\.\d\d) CNY/g, (_, yuan: string, fen: string) => `¥${yuan}${fen === '.00' ? '' : fen}`)
}

/** A vocabulary to choose from, in the reader's language. */
export function choicesOf(terms: readonly Term[]): { key: string; label: string }[] {
  return terms.map((known) => ({ key: known.key, label: known[currentLanguage.value] }))
}
