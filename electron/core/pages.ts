import fs from 'node:fs'
import path from 'node:path'

/** What a shell sends for one address, whichever way it sends it. */
export interface ServedPage {
  status: number
  headers: Record<string, string>
  body: Buffer<ArrayBuffer> | null
}

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** Stands in the built pages where the nonce of a load goes. */
const noncePlaceholder = '__CSP_NONCE__'

/**
 * The policy of our pages: own files only. Styles made at run time carry the nonce of the load; scripts never do.
 * @param nonce fresh for every load, base64
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * Reads one built file for a shell: `/` is the room's page, pages get the nonce, nothing outside the folder is reachable.
 * @param root folder of the built pages
 * @param urlPath path of the address, still percent-encoded
 * @returns status 200, or 404 without a body for everything that is not a file of a known kind
 */
export function servePage(root: string, urlPath: string, nonce: string): ServedPage {
  const filePath = fileUnder(root, urlPath === '/' ? '/index.html' : urlPath)
  const extension = filePath === null ? '' : path.extname(filePath)
  const mediaType = mediaTypes[extension]
  const bytes = filePath === null || mediaType === undefined ? null : readFile(filePath)
  if (bytes === null || mediaType === undefined) return { status: 404, headers: { ...safety }, body: null }
  const isPage = extension === '.html'
  return {
    status: 200,
    headers: {
      ...safety,
      'content-type': mediaType,
      // Built assets carry a hash of their content in their name; a page is new with every load.
      'cache-control': isPage ? 'no-store' : 'public, max-age=31536000, immutable',
      ...(isPage ? { 'content-security-policy': contentSecurityPolicy(nonce) } : {}),
    },
    body: isPage ? Buffer.from(bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)) : bytes,
  }
}

const safety = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

function fileUnder(root: string, urlPath: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const filePath = path.resolve(root, `.${path.posix.normalize(decoded)}`)
  return filePath.startsWith(path.resolve(root) + path.sep) ? filePath : null
}

function readFile(filePath: string): Buffer<ArrayBuffer> | null {
  try {
    return fs.readFileSync(filePath)
  } catch {
    return null
  }
}
