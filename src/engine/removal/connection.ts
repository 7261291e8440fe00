// One connection for one delete: opened when first needed, opened a second time when the server hangs up in the middle,
// and not a third (a refused sign-in that is repeated can lock an account).
import { KobanError, toErrorData } from '../../shared/errors'
import type { MailSession } from '../imap/session'

export type Connection = {
  session(): Promise<MailSession>
  /** Forgets a session that the server closed. */
  drop(): Promise<void>
  close(): Promise<void>
}

const MOST_SIGN_INS = 2

export function connection(open: () => Promise<MailSession>): Connection {
  let held: MailSession | undefined
  let signIns = 0
  const drop = async () => {
    const session = held
    held = undefined
    await session?.close()
  }
  const session = async () => {
    if (held) return held
    if (++signIns > MOST_SIGN_INS) throw new KobanError('server-hung-up')
    return (held = await open())
  }
  return { session, drop, close: drop }
}

/** The connection has gone; the server's answer to the last command is not known. */
export const isConnectionLost = (error: unknown): boolean => ['server-hung-up', 'server-timeout'].includes(toErrorData(error).code)
