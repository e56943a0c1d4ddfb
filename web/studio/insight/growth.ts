import { countText, currentLanguage, localeOf } from '@ui/i18n'
import { CATEGORIES, labelIn } from '@ui/vocabulary'
import { t } from '../words'

/** Where a buyer stands: by the chance that they still buy here, or bought once. */
export const GROUPS = ['ONCE', 'STEADY', 'COOLING', 'LEAVING', 'LEFT'] as const
export type Group = (typeof GROUPS)[number]

/** Who is leaving, in groups of ten people or more, told in whole tens; without a model nothing is known but when it was counted. `alpha` is in weeks. */
export type Churn = {
  asOf: string
  buyers: number | null
  model: { r: number; alpha: number; a: number; b: number } | null
  groups: { group: Group; people: number | null; expected: number | null }[]
  check: { foretold: number; happened: number } | null
}

export const SEEDS = ['SHOP', 'PRODUCT', 'LIST'] as const
export type Seed = (typeof SEEDS)[number]
export type Size = { percent: number; people: number | null; found: number | null; lift: number | null }
/** Something that people on a list do more often: `listed` and `others` of each hundred. */
export type Common = { sort: 'CATEGORY' | 'PRICE'; id: string; listed: number; others: number }
export type Alike = { asOf: string; state: 'READY' | 'FEW_SEED' | 'FEW_OTHERS'; seed: number | null; others: number | null; sizes: Size[]; common: Common[] }

/** A list as it was made; `people` were on it then. */
export type GrowthList = {
  listId: string
  name: string
  recipe: { kind: 'CHURN' | 'ALIKE'; groups: Group[]; seed: Seed | null; seedId: string | null; percent: number | null }
  seedName: string
  people: number
  asOf: string
  madeAt: string
  madeBy: string
  uses: number
  usedAt: string | null
}

/** Below this a list is hardly better than one drawn by lot. */
export const LEAST_LIFT = 1.2

export function peopleText(people: number | null): string {
  return people === null ? t('profileHidden') : countText(people)
}

/** A number in whole tens, of which nothing may mean anything below ten. */
export function tensText(tens: number): string {
  return tens === 0 ? t('growthUnderTen') : countText(tens)
}

export function timesText(value: number): string {
  return new Intl.NumberFormat(localeOf(currentLanguage.value), { maximumFractionDigits: 1 }).format(value)
}

export function percentText(share: number): string {
  return new Intl.NumberFormat(localeOf(currentLanguage.value), { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

export function commonText(one: Common): string {
  const name = one.sort === 'CATEGORY' ? labelIn(CATEGORIES, one.id) : t(`audienceGroup.${one.id}` as 'audienceGroup.under50')
  return t(one.sort === 'CATEGORY' ? 'alikeCommonCategory' : 'alikeCommonPrice', { name, listed: one.listed, others: one.others })
}

/** What a list was made of, in words. */
export function recipeText({ recipe, seedName }: GrowthList): string {
  if (recipe.kind === 'CHURN') {
    return recipe.groups.map((group) => t(`churnGroup.${group}`)).join(t('growthJoin'))
  }
  const seed = recipe.seed ?? 'SHOP'
  const name = seedName || t('growthSeedGone')
  return t(`alikeOf.${seed}`, { name, percent: recipe.percent ?? 0 })
}
