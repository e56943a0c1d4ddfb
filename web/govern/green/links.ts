import type { Behind } from '@ui/green/green'

/** Where the record behind a point is opened; null where whoever looks may not go. To administrators dossiers alone are open. */
export function linkOf(one: Behind, officer: boolean): string | null {
  if (one.what === 'DOSSIER') {
    return `/dossiers/${one.id}`
  }
  if (!officer) {
    return null
  }
  switch (one.what) {
    case 'FINDING':
      return `/findings/${one.ofId ?? ''}/${one.id}`
    case 'COMPLAINT':
      return `/reports/${one.id}`
    case 'SHOW':
      return `/findings?show=${one.id}`
    case 'PRODUCT':
      return `/goods/${one.id}`
    case 'DOUBT':
      return `/doubts/${one.id}`
    case 'AFTER_SALE':
      return null
  }
}
