// hoodiecrow-imap 2.1.0 ships no types: the part of it that the demo uses. Strings of mail are binary: one
// character is one byte.
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net'

  export type Message = { uid?: number; raw: string; flags: string[]; internaldate: string }
  export type Mailbox = { uidvalidity?: number; flags?: string[]; 'special-use'?: string; messages: Message[] }
  export type Attribute = { type: string; value: string }
  export type Parsed = { tag: string; command: string; attributes?: (Attribute | undefined)[] }
  export type Response = { tag: string; command: string; attributes: unknown[] }
  export type Query = { type: string; value: string; section?: unknown[]; partial?: number[] }
  export type Connection = {
    state: string
    readOnly: boolean
    selectedMailbox: Mailbox | false
    socket: Socket
    send(response: Response, description: string, parsed: Parsed, data: string): void
    expungeSpecificMessages(mailbox: Mailbox, messages: Message[], ignoreSelf: boolean, ignoreExists: boolean): void
  }
  export type CommandHandler = (connection: Connection, parsed: Parsed, data: string, callback: () => void) => void
  export type FetchHandler = (connection: Connection, message: Message, query: Query) => unknown
  export type HoodiecrowServer = {
    server: Server
    connectionHandlers: ((connection: Connection) => void)[]
    fetchHandlers: Record<string, FetchHandler>
    getCommandHandler(command: string): CommandHandler | false
    setCommandHandler(command: string, handler: CommandHandler): void
    getMessageRange(mailbox: Mailbox, range: string, isUid: boolean): [number, Message][]
    listen(port: number, host: string, ready: () => void): void
    close(done: () => void): void
  }
  export type Options = {
    plugins: (string | ((server: HoodiecrowServer) => void))[]
    id: Record<string, string>
    users: Record<string, { password: string }>
    storage: { INBOX: Mailbox; '': { separator: string; folders: Record<string, Mailbox> } }
  }
  export default function hoodiecrow(options: Options): HoodiecrowServer
}
declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
  import type { FetchHandler } from 'hoodiecrow-imap'

  const handlers: Record<string, FetchHandler>
  export default handlers
}
