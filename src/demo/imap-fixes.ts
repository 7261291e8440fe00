// Where hoodiecrow-imap 2.1.0 departs from RFC 9051 and RFC 4315 in ways that would make the demo lie, put right as
// one of its own plugins. Put it last: it wraps what the others registered.
import type { CommandHandler, Connection, HoodiecrowServer, Parsed, Query } from 'hoodiecrow-imap'
import fetchHandlers from 'hoodiecrow-imap/lib/commands/handlers/fetch.js'

/** Commands that a folder opened by EXAMINE must refuse; hoodiecrow carries them out. */
const CHANGES = new Set(['STORE', 'UID STORE', 'EXPUNGE', 'UID EXPUNGE', 'MOVE', 'UID MOVE'])

export function imapFixes(server: HoodiecrowServer): void {
  server.setCommandHandler('UID EXPUNGE', uidExpunge(server))
  fixPartialFetch(server)
  fixCommands(server)
}

/** RFC 4315: only messages that carry \Deleted. Hoodiecrow removes every message of the set. */
function uidExpunge(server: HoodiecrowServer): CommandHandler {
  return (connection, parsed, data, callback) => {
    const set = parsed.attributes?.[0]?.value
    if (set === undefined || connection.selectedMailbox === false) {
      answer(connection, parsed, data, 'BAD', 'UID EXPUNGE expects a UID set and a selected mailbox')
    } else {
      const messages = server.getMessageRange(connection.selectedMailbox, set, true).map(([, message]) => message)
      connection.expungeSpecificMessages(connection.selectedMailbox, messages.filter((m) => m.flags.includes('\\Deleted')), false, true)
      answer(connection, parsed, data, 'OK', 'UID EXPUNGE completed')
    }
    callback()
  }
}

/**
 * `BODY[1]<0.500>` over several messages: hoodiecrow drops the length from the shared query at the first short
 * message, and every later message comes back empty. The answer names the origin only: `BODY[1]<0>`.
 */
function fixPartialFetch(server: HoodiecrowServer): void {
  const asked = new WeakMap<Query, number[]>()
  for (const name of ['BODY', 'BODY.PEEK']) {
    server.fetchHandlers[name] = (connection, message, query) => {
      const partial = asked.get(query) ?? query.partial
      const handler = fetchHandlers['BODY']
      if (!handler) throw new Error('hoodiecrow has no BODY handler')
      if (!partial) return handler(connection, message, query)
      asked.set(query, partial)
      query.partial = partial.slice(0, 1)
      return handler(connection, message, { ...query, partial: [...partial] })
    }
  }
}

/** A command that throws is answered (hoodiecrow logs it and hangs); a folder that was EXAMINEd does not change. */
function fixCommands(server: HoodiecrowServer): void {
  const find = server.getCommandHandler.bind(server)
  server.getCommandHandler = (command) => {
    const handler = find(command)
    if (!handler) return handler
    return (connection, parsed, data, callback) => {
      const name = parsed.command.toUpperCase()
      if (connection.readOnly && connection.state === 'Selected' && CHANGES.has(name)) {
        answer(connection, parsed, data, 'NO', 'Mailbox is read-only')
        return callback()
      }
      // RFC 9051: CLOSE removes nothing from a mailbox that was EXAMINEd.
      if (connection.readOnly && name === 'CLOSE' && connection.state === 'Selected') {
        connection.state = 'Authenticated'
        connection.selectedMailbox = false
        answer(connection, parsed, data, 'OK', 'Mailbox closed')
        return callback()
      }
      try {
        handler(connection, parsed, data, callback)
      } catch {
        answer(connection, parsed, data, 'BAD', 'The demo server cannot do this')
        callback()
      }
    }
  }
}

function answer(connection: Connection, parsed: Parsed, data: string, status: 'OK' | 'NO' | 'BAD', text: string): void {
  connection.send({ tag: parsed.tag, command: status, attributes: [{ type: 'TEXT', value: text }] }, `${parsed.command} ${status}`, parsed, data)
}
