/** The columns of the goods' list that can be left out. */
export const GOODS_COLUMNS = ['category', 'supplier', 'facts'] as const
export type GoodsColumn = (typeof GOODS_COLUMNS)[number]

const KEY = 'qt.studio.goods.columns'
const USUAL: GoodsColumn[] = ['category', 'facts']

/** The columns chosen last time in this browser. */
export function columnsKept(shelf: Pick<Storage, 'getItem'>): GoodsColumn[] {
  const text = shelf.getItem(KEY)
  return text === null ? [...USUAL] : GOODS_COLUMNS.filter((column) => text.split(',').includes(column))
}

export function keepColumns(columns: readonly GoodsColumn[], shelf: Pick<Storage, 'setItem'>): void {
  try {
    shelf.setItem(KEY, columns.join(','))
  } catch {
    // A full or forbidden storage: the choice lasts for this page.
  }
}
