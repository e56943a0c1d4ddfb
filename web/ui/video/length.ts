/** 3:07, or 1:02:09 where there are hours. */
export function clockText(millis: number): string {
  const seconds = Math.floor(millis / 1_000)
  const two = (number: number) => String(number).padStart(2, '0')
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds >= 3_600 ? `${Math.floor(seconds / 3_600)}:${rest}` : rest.replace(/^0/, '')
}
