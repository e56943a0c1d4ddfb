/** A name that no other wish has; `crypto.randomUUID` is missing on pages without TLS other than localhost. */
export function newIntent(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
