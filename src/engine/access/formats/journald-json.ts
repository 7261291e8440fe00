// `journalctl -o json` of a mail server: one object per line, time in microseconds, the message as text or, where it is not
// clean UTF-8, as an array of byte values.
import { addEvent, timeOrReject } from '../reading/access-rows'
import type { JsonFormat } from '../reading/access-format'
import { isObject, textOf } from '../reading/json-records'
import { reject } from '../reading/tally'
import { fixedClock } from '../reading/zone-clock'
import { signInOf } from './mail-daemons'

export const journaldJson: JsonFormat = {
  id: 'journald-json',
  title: { ja: 'メールサーバーのジャーナル（journalctl -o json）', en: 'Mail server journal (journalctl -o json)' },
  provider: 'mailserver',
  source: 'journalctl -o json; systemd.journal-fields(7)',
  checked: '2026-11',
  tracks: 'by-service',
  shape: 'json',
  recognises: (record) => isObject(record) && '__REALTIME_TIMESTAMP' in record && 'MESSAGE' in record,
  parse(records, run) {
    const reading = { clock: fixedClock(0), isZoneFixed: true, slashOrder: 'mdy' as const }
    for (const { ref, value, problem } of records) {
      if (problem) reject(run.tally, ref, problem)
      else if (!isObject(value)) reject(run.tally, ref, 'bad-json')
      else {
        const signIn = signInOf(textOf(value['SYSLOG_IDENTIFIER']) ?? textOf(value['_COMM']) ?? '', messageText(value['MESSAGE']))
        if (!signIn) {
          run.tally.ignored++
          continue
        }
        const when = timeOrReject(run, ref, textOf(value['__REALTIME_TIMESTAMP']) ?? '', reading)
        if (when) addEvent(run, ref, 'mailserver', when, true, signIn.address, { service: signIn.service, serviceText: signIn.daemon, result: signIn.result, accountHint: signIn.user })
      }
    }
  },
}

function messageText(message: unknown): string {
  if (typeof message === 'string') return message
  if (!Array.isArray(message) || !message.every((byte) => typeof byte === 'number')) return ''
  return new TextDecoder().decode(Uint8Array.from(message))
}
