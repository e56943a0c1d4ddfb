import { api } from '@ui/api'

/** What came of the FAQ and the policies of a file of goods; `place` names the entry, as `faq:3`. */
export type FaqReport = { questions: number; policies: number; added: number; changed: number; same: number; wrong: { place: string; message: string }[] }

/** Sends a file of goods for what stands beside its products; with `dryRun` it is only read. */
export function sendFaq(file: File, dryRun: boolean): Promise<FaqReport> {
  const form = new FormData()
  form.append('file', file)
  return api.upload<FaqReport>(`/api/studio/helpdesk/faq/import?dryRun=${dryRun}`, form, () => undefined)
}

/** Whether such a file can have them at all. */
export function mayHaveFaq(file: File): boolean {
  return file.name.toLowerCase().endsWith('.json')
}
