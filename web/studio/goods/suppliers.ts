import { api } from '@ui/api'
import { readAll } from '@ui/useParts'
import type { CursorPage, Supplier } from '../types'

/** All of the shop's suppliers, for a field to choose one in. */
export function everySupplier(archived: boolean): Promise<Supplier[]> {
  return readAll((after) => api.get<CursorPage<Supplier>>(`/api/studio/suppliers?archived=${archived}&limit=100&after=${after}`))
}
