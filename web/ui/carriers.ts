import { computed } from 'vue'
import { currentLanguage, messages } from './i18n'

/** What carriers are called. */
const NAMES = messages(
  { sf: '顺丰速运', zto: '中通快递', yto: '圆通速递', yunda: '韵达快递', sto: '申通快递', jt: '极兔速递', jd: '京东物流', ems: '中国邮政 EMS', deppon: '德邦快递' },
  { sf: 'SF Express', zto: 'ZTO Express', yto: 'YTO Express', yunda: 'Yunda Express', sto: 'STO Express', jt: 'J&T Express', jd: 'JD Logistics', ems: 'China Post EMS', deppon: 'Deppon Express' },
)

/** Carriers to choose from: kept by their Chinese names, which the server knows, whatever the language of who chooses. */
export const carriers = computed(() =>
  Object.entries(NAMES.zh).map(([key, name]) => ({ key: name, label: NAMES[currentLanguage.value][key as keyof typeof NAMES.zh] })),
)
