import { defineConfig } from 'playwright/test'

export default defineConfig({ testDir: 'e2e', outputDir: 'e2e/out/results', workers: 1, timeout: 120_000, globalTimeout: 600_000, expect: { timeout: 15_000 }, reporter: 'list' })
