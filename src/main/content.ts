// Pages come from app://koban, never from file: or the network, each with a strict policy in its header. The
// nonce is for the few style elements that the UI kit makes; it reads it from the page's meta tag.
import { app, protocol } from 'electron'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

/** Vite's server in `npm run dev`; never in a packaged app. */
export const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
export const PAGE_URL = devUrl ?? 'app://koban/index.html'

const ROOT = join(import.meta.dirname, '../renderer')

/** What a build makes; nothing else is served. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol: scheme, host, origin } = new URL(url)
  return (scheme === 'app:' && host === 'koban') || (devUrl !== undefined && origin === new URL(devUrl).origin)
}

/** Before `ready`. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

export function setupContent(): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    if (host !== 'koban' || request.method !== 'GET') return refusal(404)
    const path = decoded(pathname)
    const type = TYPES[extname(path ?? '')]
    if (path === undefined) return refusal(400)
    const file = resolve(ROOT, `.${path}`)
    if (!file.startsWith(ROOT + sep)) return refusal(403)
    if (type === undefined) return refusal(404)
    try {
      return page(await readFile(file), type)
    } catch {
      return refusal(404)
    }
  })
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

function page(bytes: Buffer, type: string): Response {
  const nonce = randomBytes(16).toString('base64')
  const body = type.startsWith('text/html') ? bytes.toString('utf8').replace('__CSP_NONCE__', nonce) : new Uint8Array(bytes)
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': policy(nonce),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const refusal = (status: number): Response => new Response(null, { status, headers: { 'Content-Security-Policy': "default-src 'none'" } })
