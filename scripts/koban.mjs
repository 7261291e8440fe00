#!/usr/bin/env node
// The `koban` command: the engine without a window, in this very process. Plain Node, no Electron. On a fresh
// clone it installs and builds first, with its words on stderr: stdout belongs to the command's results.
import { prepare } from './prepare.mjs'

await prepare(undefined, { quiet: true })
await import('../out/main/koban.js')
