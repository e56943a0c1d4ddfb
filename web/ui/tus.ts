import { api, ApiError } from './api'

/** How much is sent at once: what a break costs at most. */
const PIECE = 4 << 20
const TRIES = 5
const VERSION = { 'Tus-Resumable': '1.0.0' }

export type Sent = { id: string }

/** What is said of a file before its bytes, as tus has it: names and values in Base64. */
export function metadataOf(said: Readonly<Record<string, string>>): string {
  return Object.entries(said)
    .map(([name, value]) => `${name} ${btoa(String.fromCodePoint(...new TextEncoder().encode(value)))}`)
    .join(',')
}

/** By what a file is known again after a break or a reload. */
export function keyOf(file: File, said: Readonly<Record<string, string>>): string {
  return `qt.upload.${[file.name, file.size, file.lastModified, said['as'] ?? ''].join('|')}`
}

/**
 * Sends a file by the tus protocol and goes on by itself where a connection broke; the same file that was left half-way,
 * before a reload too, goes on from where it was.
 *
 * @param sent is told how much of it has come, 0 to 1
 */
export async function send(front: string, file: File, said: Readonly<Record<string, string>>, sent: (part: number) => void, isGivenUp: () => boolean): Promise<Sent> {
  const key = keyOf(file, said)
  let at = await known(key)
  if (at === null) {
    const headers = await api.exchange('POST', front, { ...VERSION, 'Upload-Length': String(file.size), 'Upload-Metadata': metadataOf(said) })
    at = { path: new URL(headers.get('Location') ?? '', location.href).pathname, offset: 0 }
    localStorage.setItem(key, at.path)
  }
  let failed = 0
  while (at.offset < file.size) {
    if (isGivenUp()) {
      await api.exchange('DELETE', at.path, VERSION)
      localStorage.removeItem(key)
      throw new ApiError(0, 'given-up', '', null, {}, null)
    }
    sent(at.offset / file.size)
    try {
      const piece = file.slice(at.offset, at.offset + PIECE)
      const headers: Headers = await api.exchange('PATCH', at.path, { ...VERSION, 'Upload-Offset': String(at.offset), 'Content-Type': 'application/offset+octet-stream' }, piece)
      at = { path: at.path, offset: Number(headers.get('Upload-Offset')) }
      failed = 0
    } catch (trouble) {
      failed += 1
      if (!(trouble instanceof ApiError) || !mayGoOn(trouble) || failed >= TRIES) {
        throw trouble
      }
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** failed))
      at = (await known(key)) ?? at
    }
  }
  localStorage.removeItem(key)
  sent(1)
  return { id: at.path.slice(at.path.lastIndexOf('/') + 1) }
}

/** Whether a trouble passes: a line that broke, a server that is busy, another place than we thought. */
function mayGoOn(trouble: ApiError): boolean {
  return trouble.status === 0 || trouble.status >= 500 || ['wrong-offset', 'broken-off', 'upload-busy'].includes(trouble.code)
}

async function known(key: string): Promise<{ path: string; offset: number } | null> {
  const path = localStorage.getItem(key)
  if (path === null) {
    return null
  }
  try {
    const headers = await api.exchange('HEAD', path, VERSION)
    return { path, offset: Number(headers.get('Upload-Offset')) }
  } catch (gone) {
    if (gone instanceof ApiError && gone.status === 404) {
      localStorage.removeItem(key)
      return null
    }
    throw gone
  }
}
