/** A row of a file of parcels that cannot be sent, and why. */
export type ShipFault = { row: number; column: string; value: string; code: string; message: string }
export type ShipFileState = 'checking' | 'checked' | 'sending' | 'done' | 'interrupted'
/** A file of parcels as work in the background. */
export type ShipFile = {
  id: string
  fileName: string
  state: ShipFileState
  done: number
  total: number
  rows: number
  good: number
  bad: number
  sent: number
  begunAt: string
  faults: ShipFault[]
  moreFaults: boolean
}

export const LARGEST_SHIP_FILE = 5 * 1024 * 1024
export const SHIP_FORMATS = ['xlsx', 'csv'] as const

export function isUnderWay(file: ShipFile): boolean {
  return file.state === 'checking' || file.state === 'sending'
}

export type ShipVerdict = 'ready' | 'part' | 'hopeless'

/** What a checked file means for the next step. */
export function verdictOf(file: ShipFile): ShipVerdict {
  if (file.bad === 0) {
    return 'ready'
  }
  return file.good === 0 ? 'hopeless' : 'part'
}

/** What is wrong with a chosen file before it is even sent. */
export function shipFileFlaw(file: { name: string; size: number }): 'fileShipFormat' | 'fileShipLarge' | 'fileEmpty' | null {
  if (!SHIP_FORMATS.some((format) => file.name.toLowerCase().endsWith('.' + format))) {
    return 'fileShipFormat'
  }
  if (file.size === 0) {
    return 'fileEmpty'
  }
  return file.size > LARGEST_SHIP_FILE ? 'fileShipLarge' : null
}
