// What a page may not do even if it were taken over: see Node, leave, open windows, reach the network, ask for
// permissions, download. Follows https://www.electronjs.org/docs/latest/tutorial/security (read 2026-03).
// Each item has a test in e2e/security.spec.ts that fails without it.
import { app, session } from 'electron'
import { devUrl, isOwnUrl } from './content'

/** Whether to refuse to run: no fuse covers these two switches, and both hand the whole page to another program. */
export function isRemoteControlled(argv: readonly string[]): boolean {
  return argv.some((arg) => /^--remote-debugging-(port|pipe|address|targets)(=|$)/i.test(arg))
}

/** Before `ready`. */
export function setupHardening(): void {
  if (app.isPackaged && isRemoteControlled(process.argv)) {
    process.stderr.write('koban: remote debugging is refused\n')
    app.exit(1)
  }
  // enableSandbox() takes --no-sandbox off the command line, and then every child of root dies in a loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // A page can make Chromium look up a name (dns-prefetch, WebRTC) past policy and request filter. The engine has Node's resolver.
  if (!devUrl) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')

  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnUrl(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // STUN and TURN know neither content policy nor request filter.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

/** After `ready`, before the first page. */
export function setupSession(): void {
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.on('will-download', (event) => event.preventDefault())
  // Its dictionaries would be fetched from a CDN.
  own.setSpellCheckerEnabled(false)
  own.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => answer({ cancel: !mayLoad(url) }))
}

function mayLoad(url: string): boolean {
  const { protocol, host } = new URL(url)
  if (devUrl && (host === new URL(devUrl).host || protocol === 'devtools:')) return true
  return isOwnUrl(url) || protocol === 'data:' || protocol === 'blob:'
}
