import { learnServerTime } from './clock'
import { currentLanguage, localeOf } from './i18n'

/** A refusal or a trouble the server answered with; `data` holds what the code is about, such as `left`. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string | null,
    readonly data: Readonly<Record<string, unknown>>,
    readonly retryAfterSeconds: number | null,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

/** An answer that may be some hundred milliseconds away: the read side has not followed to the asked position. */
export type Pending = { pending: true }

export type Call = { signal?: AbortSignal }

export const api = {
  get: <T>(path: string, call?: Call) => send<T>('GET', path, undefined, call),
  post: <T>(path: string, body?: unknown, call?: Call) => send<T>('POST', path, body, call),
  put: <T>(path: string, body?: unknown, call?: Call) => send<T>('PUT', path, body, call),
  delete: <T>(path: string, call?: Call) => send<T>('DELETE', path, undefined, call),
  upload: <T>(path: string, form: FormData, sent: (part: number) => void) => upload<T>(path, form, sent),
  file,
  exchange,
}

export function isPending(answer: unknown): answer is Pending {
  return typeof answer === 'object' && answer !== null && 'pending' in answer && answer.pending === true
}

/** Reads until the answer is no longer pending; `at` is the position the reader must have reached. */
export async function readYourWrite<T>(path: string, at: string | null, tries = 8): Promise<T> {
  const asked = at === null ? path : `${path}${path.includes('?') ? '&' : '?'}at=${encodeURIComponent(at)}`
  for (let tried = 1; ; tried++) {
    const answer = await api.get<T | Pending>(asked)
    if (!isPending(answer)) {
      return answer
    }
    if (tried === tries) {
      throw new ApiError(503, 'pending', '', null, {}, 1)
    }
    await new Promise((resolve) => setTimeout(resolve, 150 * tried))
  }
}

/**
 * The first answers after signing in may each hand out a token, and the last one counts: a write that was refused with
 * a token that has been replaced meanwhile was not done, and is asked once more.
 */
async function send<T>(method: string, path: string, body: unknown, call: Call = {}, again = true): Promise<T> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': localeOf(currentLanguage.value) })
  if (method !== 'GET') {
    const token = await csrfToken()
    if (token !== null) {
      headers.set('X-XSRF-TOKEN', token)
    }
  }
  let payload: BodyInit | null = null
  if (body instanceof FormData) {
    payload = body
  } else if (body !== undefined) {
    headers.set('Content-Type', 'application/json')
    payload = JSON.stringify(body)
  }

  let response: Response
  try {
    response = await fetch(path, { method, headers, body: payload, credentials: 'same-origin', ...call })
  } catch (trouble) {
    if (trouble instanceof DOMException && trouble.name === 'AbortError') {
      throw trouble
    }
    throw new ApiError(0, 'offline', '', null, {}, null)
  }
  learnServerTime(response.headers.get('Date'))
  if (again && hadOldToken(response, headers.get('X-XSRF-TOKEN'))) {
    return send<T>(method, path, body, call, false)
  }
  return response.ok ? ((await bodyOf(response)) as T) : Promise.reject(await errorOf(response))
}

/** Whether a write was refused for a token that another answer has replaced meanwhile. */
function hadOldToken(response: Response, token: string | null): boolean {
  return response.status === 403 && token !== null && token !== cookie('XSRF-TOKEN')
}

/** Fetches a file that the server makes; a refusal comes as with any other call. */
async function file(path: string): Promise<Blob> {
  let response: Response
  try {
    response = await fetch(path, { headers: { 'Accept-Language': localeOf(currentLanguage.value) }, credentials: 'same-origin' })
  } catch {
    throw new ApiError(0, 'offline', '', null, {}, null)
  }
  return response.ok ? response.blob() : Promise.reject(await errorOf(response))
}

/** One exchange of a protocol that speaks in headers; a refusal comes as with any other call. */
async function exchange(method: string, path: string, own: Record<string, string>, body: BodyInit | null = null, again = true): Promise<Headers> {
  const headers = new Headers({ 'Accept-Language': localeOf(currentLanguage.value), ...own })
  const token = await csrfToken()
  if (token !== null) {
    headers.set('X-XSRF-TOKEN', token)
  }
  let response: Response
  try {
    response = await fetch(path, { method, headers, body, credentials: 'same-origin' })
  } catch {
    throw new ApiError(0, 'offline', '', null, {}, null)
  }
  if (again && hadOldToken(response, token)) {
    return exchange(method, path, own, body, false)
  }
  return response.ok ? response.headers : Promise.reject(await errorOf(response))
}

/** Sends a file and tells how much of it has left, 0 to 1; a fetch could not tell. */
async function upload<T>(path: string, form: FormData, sent: (part: number) => void, again = true): Promise<T> {
  const token = await csrfToken()
  const request = new XMLHttpRequest()
  const response = await new Promise<Response>((resolve, reject) => {
    request.open('POST', path)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Accept-Language', localeOf(currentLanguage.value))
    if (token !== null) {
      request.setRequestHeader('X-XSRF-TOKEN', token)
    }
    request.upload.onprogress = (event) => event.lengthComputable && sent(event.loaded / event.total)
    request.onload = () => {
      const retryAfter = request.getResponseHeader('Retry-After')
      const headers = new Headers(retryAfter === null ? {} : { 'Retry-After': retryAfter })
      // A Response refuses a body with these.
      const text = request.status === 204 ? null : request.responseText
      resolve(new Response(text, { status: request.status, headers }))
    }
    request.onerror = request.ontimeout = () => reject(new ApiError(0, 'offline', '', null, {}, null))
    request.send(form)
  })
  if (again && hadOldToken(response, token)) {
    return upload<T>(path, form, sent, false)
  }
  return response.ok ? ((await bodyOf(response)) as T) : Promise.reject(await errorOf(response))
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  return text === '' ? null : JSON.parse(text)
}

async function errorOf(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('Retry-After'))
  let told: Record<string, unknown> = {}
  try {
    told = ((await bodyOf(response)) ?? {}) as Record<string, unknown>
  } catch {
    // A proxy in between answers in HTML; the status says enough.
  }
  const { code, message, field, ...data } = told
  return new ApiError(
    response.status,
    typeof code === 'string' ? code : codeOf(response.status),
    typeof message === 'string' ? message : '',
    typeof field === 'string' ? field : null,
    data,
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  )
}

function codeOf(status: number): string {
  switch (status) {
    case 401:
      return 'sign-in'
    case 403:
      return 'forbidden'
    case 404:
      return 'not-found'
    case 502:
    case 503:
    case 504:
      return 'busy'
    default:
      return 'trouble'
  }
}

/** The first write of a fresh visitor has no token yet: any read makes the server hand one out. */
async function csrfToken(): Promise<string | null> {
  if (cookie('XSRF-TOKEN') === null) {
    await fetch('/api/me', { credentials: 'same-origin' }).catch(() => null)
  }
  return cookie('XSRF-TOKEN')
}

function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(name + '='))
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1))
}
