import { computed, onMounted, shallowRef } from 'vue'
import { type Metric, metricBook, type MetricBook, said } from './insight'

/** The dictionary of metrics for a page; until it is there, figures are without names. */
export function useMetrics() {
  const book = shallowRef<MetricBook | null>(null)
  const byId = computed(() => new Map<string, Metric>((book.value?.metrics ?? []).map((metric) => [metric.id, metric])))

  /** Where a figure is defined, and how it is counted. */
  function definition(id: string) {
    const known = byId.value.get(id)
    return { to: { name: 'metrics', hash: `#${id}` }, title: known === undefined ? undefined : said(known.formula) }
  }

  onMounted(async () => {
    // Without it the page still shows its figures' ids; its own reading tells what is wrong.
    book.value = await metricBook().catch(() => null)
  })

  return { book, byId, definition }
}
