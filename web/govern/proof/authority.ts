/** A name such as `CN=Time stamps (ours\, not others),O=Somebody` as people read it: its own name, or all its parts. */
export function authorityName(distinguished: string): string {
  const parts = distinguished.match(/(?:\\.|[^,\\])+/g) ?? []
  const own = parts.map((part) => part.trim()).find((part) => /^CN=/i.test(part))
  return (own?.slice(3) ?? distinguished).replace(/\\(.)/g, '$1')
}
