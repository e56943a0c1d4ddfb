import { currentLanguage } from '@ui/i18n'
import { computed } from 'vue'
import { carrierNames } from '../words/carriers'

/** Carriers to choose from: kept by their Chinese names, which buyers here know, whatever the seller's language. */
export const carriers = computed(() =>
  Object.entries(carrierNames.zh).map(([key, name]) => ({ key: name, label: carrierNames[currentLanguage.value][key as keyof typeof carrierNames.zh] })),
)
