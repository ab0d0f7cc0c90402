/** `app://stillroom/`: the one origin there is, and the headers under which its files are given to the window. */

export const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://stillroom`
export const START = `${ORIGIN}/index.html`

/**
 * Nothing is allowed but the app's own scripts, styles and fonts. `style-src` has a nonce because the editor and
 * React Aria put style elements into the page. Trusted Types 'none': no library here writes HTML from strings.
 */
export const policyOf = (nonce: string): string => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** What a page could ask of the machine, and does not get. */
const REFUSED_FEATURES = [
  'accelerometer', 'autoplay', 'camera', 'clipboard-read', 'display-capture', 'encrypted-media', 'fullscreen',
  'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment',
  'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'usb',
  'window-management', 'xr-spatial-tracking',
]

export const headersOf = (nonce: string, type: string): Readonly<Record<string, string>> => ({
  'Content-Type': type,
  'Content-Security-Policy': policyOf(nonce),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Cache-Control': 'no-store',
})

/** True for the window's own page and nothing beside it: another host, another scheme, or a frame inside. */
export const isOwnUrl = (url: string): boolean => url === START || url.startsWith(`${START}#`)
