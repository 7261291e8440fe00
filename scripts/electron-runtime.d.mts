// Types of electron-runtime.mjs, for the tests.
export type Runtime = { execPath: string; version: string; source: string; args: string[]; env: Record<string, string>; close(): void }
export function prepareElectron(): Promise<Runtime>
/** Null where dropping to an ordinary user is not possible or not needed. */
export function unprivilegedLauncher(execPath: string): Promise<string | null>
