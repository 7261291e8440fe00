// One connection for many deletes in a row: many sign-ins in a row look like an attack to a provider.
import type { MailSession } from '../imap/session'

export type SharedSession = {
  /** For `RemovalDeps.open`: the borrower's `close` keeps the connection. Signs in anew when the server has hung up. */
  open(): Promise<MailSession>
  close(): Promise<void>
}

export function shareSession(signIn: () => Promise<MailSession>): SharedSession {
  let held: MailSession | undefined
  const isAlive = (session: MailSession) => session.refresh().then(() => true, () => false)
  return {
    async open() {
      if (held && !(await isAlive(held))) {
        await held.close()
        held = undefined
      }
      held ??= await signIn()
      return Object.create(held, { close: { value: () => Promise.resolve() } }) as MailSession
    },
    async close() {
      await held?.close()
      held = undefined
    },
  }
}
