// Three bundles (main with engine, demo server and command line; preload; renderer).
// Targets are written out: electron-vite derives them from the installed electron package,
// and its syntax would not run on the oldest runtime that the tests use.
import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import react from '@vitejs/plugin-react'

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      // Bundled, so that only what is used is loaded: as packages, zod costs main and engine some 50 ms each at start,
      // and imapflow, of some 200 files, each command of the command line as much as 200.
      externalizeDeps: { exclude: ['zod', 'imapflow'] },
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          engine: resolve('src/engine/index.ts'),
          demo: resolve('src/demo/index.ts'),
          koban: resolve('src/cli/index.ts'),
          'history-thread': resolve('src/engine/access/history-thread.ts'),
          'attachment-thread': resolve('src/engine/mime/attachments/attachment-thread.ts'),
          'judge-thread': resolve('src/engine/gifts/scan/judge-thread.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: { target: 'chrome130', minify: true, rollupOptions: { input: resolve('src/renderer/index.html') } },
    plugins: [react()],
  },
})
