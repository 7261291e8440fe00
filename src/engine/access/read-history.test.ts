// Every sample of every format, field by field; and what no reading may ever do, whatever the bytes.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { KobanError } from '../../shared/errors'
import { ACCESS_FORMATS } from './formats/index'
import { allEvents, readHistory, type HistoryReading } from './read-history'

const ROOT = join(import.meta.dirname, '../../../fixtures/login-history')
const EXPECTED = '.expected.json'

type Expected = {
  file: string
  options: { assumedTimeZone: string; now: string }
  [key: string]: unknown
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

const files = filesBelow(ROOT)
const samples = files.filter((path) => path.endsWith(EXPECTED)).map((path) => path.slice(0, -EXPECTED.length))

function readSample(path: string): { reading: HistoryReading; expected: Expected } {
  const expected = JSON.parse(readFileSync(path + EXPECTED, 'utf8')) as Expected
  const reading = readHistory(readFileSync(path), { fileName: expected.file, assumedTimeZone: expected.options.assumedTimeZone, now: Date.parse(expected.options.now) })
  return { reading, expected }
}

describe('readHistory over all samples', () => {
  it('finds an expectation for every sample file', () => {
    expect(files.filter((path) => !path.endsWith(EXPECTED) && !samples.includes(path))).toEqual([])
    expect(samples.length).toBeGreaterThanOrEqual(57)
  })

  it.each(samples.map((path) => [relative(ROOT, path), path]))('reads %s exactly', (_name, path) => {
    const { reading, expected } = readSample(path)
    const { title, tracks, isEmptyHistory, records, ...read } = reading
    expect(title.ja).not.toBe('')
    expect(isEmptyHistory).toBe(path.endsWith('mailsoft-empty.html'))
    expect([...new Set(records.map((record) => record.track))].sort()).toEqual([...tracks].sort())
    expect(tracks.length > 0 || reading.format === 'google-takeout-devices').toBe(true)
    const { options, ...rest } = expected
    expect(options.now).not.toBe('')
    expect(read).toEqual(rest)
    expect(reading.summary.records).toBe(reading.summary.events + reading.summary.ignored + reading.summary.malformed)
    expect(reading.summary.events).toBe(allEvents(reading).length)
  })
})

/** The ids of the formats that read a file when they are asked for by name. */
function readers(bytes: Uint8Array, expected: Expected): string[] {
  return ACCESS_FORMATS.filter(({ id, isFallback }) => {
    if (isFallback) return false
    try {
      readHistory(bytes, { fileName: 'x', assumedTimeZone: 'UTC', now: Date.parse(expected.options.now), format: id })
      return true
    } catch (error) {
      if (error instanceof KobanError) return false
      throw error
    }
  }).map((format) => format.id)
}

describe('the list of formats', () => {
  it.each(samples.filter((path) => !path.endsWith('.zip')).map((path) => [relative(ROOT, path), path]))('has exactly one that knows %s', (_name, path) => {
    const expected = JSON.parse(readFileSync(path + EXPECTED, 'utf8')) as Expected
    const format = String(expected['format'])
    expect(readers(readFileSync(path), expected)).toEqual(format.startsWith('generic-') ? [] : [format])
  })

  it('has a sample for every format', () => {
    const shown = new Set(samples.flatMap((path) => {
      const { format, members } = readSample(path).reading
      return members ? members.map((member) => member.format) : [format]
    }))
    expect(ACCESS_FORMATS.map((format) => format.id).filter((id) => !shown.has(id))).toEqual([])
  })

  it('names every format in both languages, with a source and the month it was checked', () => {
    for (const format of ACCESS_FORMATS) {
      expect(format.title.ja && format.title.en && format.source).not.toBe('')
      expect(format.checked).toMatch(/^\d{4}-\d{2}$/)
    }
    expect(new Set(ACCESS_FORMATS.map((format) => format.id)).size).toBe(ACCESS_FORMATS.length)
  })
})

const NOW = Date.parse('2026-04-01T12:00:00+09:00')
const read = (content: string | Uint8Array, zone = 'Asia/Tokyo'): HistoryReading =>
  readHistory(typeof content === 'string' ? new TextEncoder().encode(content) : content, { fileName: 'x', assumedTimeZone: zone, now: NOW })
const failure = (content: string | Uint8Array): string => {
  try {
    read(content)
  } catch (error) {
    if (error instanceof KobanError) return [error.code, ...Object.values(error.details ?? {})].join(':')
    throw error
  }
  return 'read'
}

describe('rows that are odd', () => {
  const mailsoft = (...rows: string[]): HistoryReading => read(['日時,サービス,IPアドレス,アクセス元,国・地域', ...rows].join('\n'))

  it('stay events when only the address is odd', () => {
    const { events, summary } = mailsoft('2024/8/19 18:18,メール受信(POP),,不明,ベトナム', '2024/8/19 18:19,メール受信(POP),203.0.113.***,不明,ベトナム', '2024/8/19 18:20,メール受信(POP),999.1.1.1,不明,ベトナム')
    expect(events.map((event) => [event.ip, event.country])).toEqual([[null, 'VN'], [null, 'VN'], [null, 'VN']])
    expect(summary).toEqual({ records: 3, events: 3, ignored: 0, malformed: 0, warnings: { 'no-ip': 1, 'masked-ip': 1, 'bad-ip': 1 } })
  })

  it('are listed with their line and reason when they cannot be read', () => {
    const { malformed, summary } = mailsoft('2024/2/30 18:18,メール受信(POP),1.2.3.4,不明,日本', ',メール受信(POP),1.2.3.4,不明,日本', '2024/8/19 18:18,メール受信(POP)', '2024/8/19 18:18,メール受信(POP),1.2.3.4,不明', '2024/8/19 18:18,"メール受信')
    expect(malformed).toEqual([{ ref: 'L2', reason: 'bad-time' }, { ref: 'L3', reason: 'missing-time' }, { ref: 'L4', reason: 'short-row' }, { ref: 'L6', reason: 'unterminated-quote' }])
    expect(summary).toMatchObject({ records: 5, events: 1, malformed: 4 })
  })

  it('are not counted when they are no records: remarks, repeated headers, blank lines, prose around a paste', () => {
    const paste = 'メールソフト ログイン履歴\n\n日時\tサービス\tIPアドレス\tアクセス元\n2024/8/19 18:18\tメール受信(POP)\t1.2.3.4\t不明\n日時\tサービス\tIPアドレス\tアクセス元\n\n2024/8/18 18:18\tメール受信(POP)\t1.2.3.4\t不明\nこれ以前の履歴はありません\n© LY Corporation'
    expect(read(paste).summary).toMatchObject({ records: 2, events: 2 })
    const page = '<table><tr><td>日時<td>サービス<td>IPアドレス<td>アクセス元<tr><td>2024/8/19 18:18<td>メール受信(POP)<td>1.2.3.4<td>不明<tr><td colspan=4>これ以前の履歴はありません</table>'
    expect(read(page).summary).toMatchObject({ records: 1, events: 1 })
  })

  it('keep identical rows that the log really repeats', () => {
    expect(mailsoft(...Array.from({ length: 3 }, () => '2024/8/19 18:18,メール受信(POP),1.2.3.4,不明,日本')).summary.events).toBe(3)
  })

  it('keep cells that look like formulas as they are', () => {
    const { events } = read('Time,IP,User Agent\n2026-01-01 10:00:00,1.2.3.4,=HYPERLINK("http://x")\n')
    expect(events[0]?.client).toBe('=HYPERLINK("http://x")')
  })
})

describe('Yahoo! JAPAN tables', () => {
  it('know the protocol in any spelling', () => {
    const rows = ['メール受信（ＩＭＡＰ）', 'ﾒｰﾙ受信(POP)', 'メール送信(SMTP)', 'メール受信'].map((service) => `2024/8/19 18:18,${service},1.2.3.4,不明`)
    expect(read(['日時,サービス,IPアドレス,アクセス元', ...rows].join('\n')).events.map((event) => event.service)).toEqual(['imap', 'pop', 'smtp', 'other'])
  })

  it('are read in Japan Standard Time wherever the computer is', () => {
    const { events } = readHistory(new TextEncoder().encode('日時,サービス,IPアドレス\n2024/8/19 18:18,メール受信(POP),1.2.3.4'), { fileName: 'x', assumedTimeZone: 'America/New_York', now: NOW })
    expect(events[0]).toMatchObject({ time: Date.parse('2024-08-19T18:18:00+09:00'), timeZoneKnown: true })
  })

  it('are told apart by their columns', () => {
    const format = (header: string): string => read(`${header}\n2024/8/19 18:18,x,1.2.3.4,成功`).format
    expect(format('日時,サービス,IPアドレス,アクセス元')).toBe('yahoo-jp-mailsoft')
    expect(format('日時,サービス,IPアドレス,国・地域')).toBe('yahoo-jp-mailsoft')
    expect(format('日時,サービス,IPアドレス,認証結果')).toBe('yahoo-jp-login')
    expect(format('日時,サービス,ＩＰアドレス,端末情報')).toBe('yahoo-jp-login')
  })

  it('are read whole when the page splits them into several tables', () => {
    const table = '<table><tr><th>日時<th>サービス<th>IPアドレス<th>アクセス元<tr><td>2024/8/19 18:18<td>メール受信(POP)<td>1.2.3.4<td>不明</table>'
    expect(read(table + table).events.map((event) => event.rawLineRef)).toEqual(['T1R2', 'T2R2'])
  })

  it('keep a pasted record of one cell per line that lacks lines out of the others', () => {
    const { events, malformed } = read('日時\nサービス\nIPアドレス\nアクセス元\n2024/8/19 18:18\nメール受信(POP)\n2024/8/18 18:18\nメール受信(POP)\n1.2.3.4\n不明\n')
    expect(malformed).toEqual([{ ref: 'L5', reason: 'short-row' }])
    expect(events.map((event) => [event.rawLineRef, event.ip])).toEqual([['L7', '1.2.3.4']])
  })
})

describe('a page that was cut off', () => {
  const head = '<table><tr><td>日時<td>サービス<td>IPアドレス<td>アクセス元<tr><td>2024/8/19 18:18<td>メール受信(POP)<td>1.2.3.4<td>不明'
  it('lists the row it was cut in, and takes half an address for nothing', () => {
    expect(read(`${head}<tr><td>2024/8/18 18:18</td><td>メール受信(P`)).toMatchObject({ summary: { records: 2, events: 1, malformed: 1 }, malformed: [{ ref: 'T1R3', reason: 'short-row' }] })
    expect(read(`${head}<tr><td>2024/8/18 18:18</td><td>メール受信(POP)</td><td>1.2.3`)).toMatchObject({ summary: { events: 1 }, malformed: [{ ref: 'T1R3', reason: 'short-row' }] })
  })
  it('still takes a remark of one cell for a remark', () => {
    expect(read(`${head}<tr><td colspan=4>これ以前の履歴はありません</td></tr>`)).toMatchObject({ summary: { records: 1, malformed: 0 } })
  })
})

describe('a paste of one cell per line', () => {
  const record = (date: string, ip: string) => ['taro_y', date, 'Yahoo!メール', 'ログイン', '成功', ip, 'PC']
  it('is read when a label names no field, and though values are words of the header', () => {
    const labels = ['Yahoo! JAPAN ID/ニックネーム', '日時', 'サービス', '認証形式', 'ログイン', 'IPアドレス', '端末情報']
    const { events, malformed } = read([...labels, ...record('2008/02/11 13:05:09', '1.2.3.4'), ...record('2008/02/10 13:05:09', '1.2.3.5').slice(0, 3), ...record('2008/02/09 13:05:09', '1.2.3.6'), ...record('2008/02/08 13:05:09', '1.2.3.7')].join('\n'))
    expect(events.map((event) => [event.ip, event.accountHint, event.result])).toEqual(['1.2.3.4', '1.2.3.6', '1.2.3.7'].map((ip) => [ip, 'taro_y', 'success']))
    expect(malformed.map((row) => row.reason)).toEqual(['short-row'])
  })
})

describe('the end of a session', () => {
  it.each(['Logged out', 'Logout', 'Log-out', 'Signed off', 'ログアウト'])('is a record and no access: %s', (event) => {
    expect(read(`Date/Time\tAccess Type\tEvent type\tIP Address\nMar 30, 2026, 9:12 PM\tBrowser\t${event}\t1.2.3.4`)).toMatchObject({ format: 'yahoo-account-activity', summary: { records: 1, events: 0, ignored: 1 } })
  })
  it('is not read into other words', () => {
    expect(read('Date/Time\tAccess Type\tEvent type\tIP Address\nMar 30, 2026, 9:12 PM\tBrowser\tLogin from outside\t1.2.3.4').summary).toMatchObject({ events: 1, ignored: 0 })
  })
})

describe('an empty history', () => {
  const sentence = 'メールソフトからのログイン履歴はありません'

  it('is an answer when its heading says what it is', () => {
    for (const content of [`<h1>メールソフト ログイン履歴</h1><p>${sentence}</p>`, `<html><title>メールソフト ログイン履歴 - Yahoo!メール</title><body>${sentence}。`, `メールソフト ログイン履歴\n\n${sentence}。\n`]) {
      expect(read(content)).toMatchObject({ format: 'yahoo-jp-mailsoft', summary: { records: 0 }, isEmptyHistory: true, tracks: ['mail-software'], events: [] })
    }
  })

  it('is not the bare sentence in an article', () => {
    expect(failure(`<html><title>不正アクセスを確認する方法</title><h1>メールソフト ログイン履歴の見方</h1><p>「${sentence}」と出れば安心です。</p>`)).toBe('no-login-table')
    expect(failure(`<html><h1>メールソフト ログイン履歴</h1><p>「${sentence}」と表示されました</p>`)).toBe('no-login-table')
    expect(failure(`確認してみると\n${sentence}\nと出ました`)).toBe('unknown-format')
  })
})

describe('dates whose order nothing shows', () => {
  it('are read month first, with a warning', () => {
    const { events, summary, dateOrder } = read('Time,IP\n3/4/2026 10:00,1.2.3.4\n5/6/2026 10:00,1.2.3.4', 'UTC')
    expect(new Date(events[0]?.time ?? 0).toISOString()).toBe('2026-03-04T10:00:00.000Z')
    expect(summary.warnings).toEqual({ 'ambiguous-date-order': 1 })
    expect(dateOrder).toBeUndefined()
  })

  it('follow one date of the file that shows it', () => {
    const { events, summary, dateOrder } = read('Time,IP\n3/4/2026 10:00,1.2.3.4\n25/6/2026 10:00,1.2.3.4', 'UTC')
    expect(new Date(events[0]?.time ?? 0).toISOString()).toBe('2026-04-03T10:00:00.000Z')
    expect([summary.warnings, dateOrder]).toEqual([{}, 'dmy'])
  })
})

describe('zones', () => {
  it('come from the header when it names one', () => {
    for (const [header, iso] of [['Time (UTC)', '2026-03-04T10:00:00Z'], ['日時（JST）', '2026-03-04T10:00:00+09:00'], ['Timestamp (UTC+02:00)', '2026-03-04T10:00:00+02:00']] as const) {
      expect(read(`${header},IP\n2026-03-04 10:00,1.2.3.4`, 'America/New_York').events[0]).toMatchObject({ time: Date.parse(iso), timeZoneKnown: true })
    }
  })

  it('are the assumed one otherwise, and said to be assumed', () => {
    expect(read('Time,IP\n2026-03-04 10:00,1.2.3.4', 'America/New_York').events[0]).toMatchObject({ time: Date.parse('2026-03-04T10:00:00-05:00'), timeZoneKnown: false })
  })
})

describe('mail server logs', () => {
  const syslog = (...lines: string[]): HistoryReading => read(lines.join('\n'))

  it('take the address from behind the user name, which a stranger chose', () => {
    const { events } = syslog('2026-02-02T10:00:00Z mail dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<a>, method=PLAIN, rip=10.0.0.1, x=<>, method=PLAIN, rip=183.15.1.2, lip=192.0.2.1')
    expect(events[0]).toMatchObject({ ip: '183.15.1.2', result: 'failure' })
  })

  it('do not take what an Exim client says of itself for its address', () => {
    const { events } = syslog('2026-02-02 10:00:00 dovecot_login authenticator failed for ([10.0.0.1]) [183.15.1.2]:21298 I=[192.0.2.1]:25: 535 Incorrect authentication data (set_id=hanako@example.jp)')
    expect(events[0]).toMatchObject({ ip: '183.15.1.2', service: 'smtp', result: 'failure', accountHint: 'hanako@example.jp' })
  })

  it('list lines of a login daemon whose time cannot be read, and ignore all other lines', () => {
    const { summary, malformed } = syslog('Feb  2 10:00:00 mail dovecot: imap-login: Login: user=<a>, method=PLAIN, rip=1.2.3.4, lip=192.0.2.1', 'Feb 30 10:00:00 mail dovecot: imap-login: Login: user=<a>, method=PLAIN, rip=1.2.3.4, lip=192.0.2.1', 'Feb  2 10:00:00 mail kernel: eth0 up', 'garbage')
    expect(malformed).toEqual([{ ref: 'L2', reason: 'bad-time' }])
    expect(summary).toMatchObject({ records: 4, events: 1, ignored: 2, malformed: 1 })
  })

  it('find the year of each line from the last one backwards', () => {
    const line = (stamp: string): string => `${stamp} mail dovecot: imap-login: Login: user=<a>, method=PLAIN, rip=1.2.3.4, lip=192.0.2.1`
    const { events } = syslog(line('Mar 30 10:00:00'), line('Dec 31 23:59:59'), line('Jan  1 00:00:01'), line('Mar 31 10:00:00'))
    expect(events.map((event) => new Date(event.time + 9 * 3_600_000).getUTCFullYear())).toEqual([2025, 2025, 2026, 2026])
  })

  it('are known by daemons that appear late', () => {
    const noise = Array.from({ length: 3000 }, (_, i) => `Feb  2 10:00:${String(i % 60).padStart(2, '0')} mail CRON[${i}]: (root) CMD (true)`)
    expect(syslog(...noise, 'Feb  2 11:00:00 mail dovecot: pop3-login: Login: user=<a>, method=PLAIN, rip=1.2.3.4, lip=192.0.2.1')).toMatchObject({ format: 'mailserver-syslog', tracks: ['mail-software'], summary: { events: 1, ignored: 3000 } })
  })
})

describe('files that are no login history', () => {
  it.each([
    ['empty-file', ''], ['empty-file', ' \r\n\t'], ['empty-file', '\ufeff\n'],
    ['unknown-format', 'Dear diary, 2026-01-01 was a fine day.'], ['unknown-format', 'name,age\nx,5\n'], ['unknown-format', '1.2.3.4,2026-01-01 10:00\n'],
    ['not-a-log:json', '{"name":"x","version":"1.0.0"}'], ['not-a-log:json', '[1,2,3]'], ['not-a-log:pdf', '%PDF-1.7\n'], ['not-a-log:gif', 'GIF89a...'],
    ['no-login-table', '<!DOCTYPE html><html><form action="/login"><table><tr><td>ID<td><input></table></form>'],
    ['no-login-table', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/plain\n\nx\n--b--'],
  ])('fail with %s (%#)', (expected, content) => {
    expect(failure(content)).toBe(expected)
  })

  it.each([
    ['png', '89504e470d0a1a0a0000000d'], ['jpeg', 'ffd8ffe000104a464946'], ['gzip', '1f8b0800000000000003'], ['ole', 'd0cf11e0a1b11ae10000'], ['7z', '377abcaf271c0004'],
    ['sqlite', '53514c69746520666f726d6174203300'], ['riff', '52494646240800005741'], ['exe', '4d5a90000300000004000000'], ['bplist', '62706c6973743030d1'], ['binary', '0001020304050607aabb00'],
    ['zip', '504b0506000000000000000000000000000000000000'],
  ])('are named: %s', (kind, hex) => {
    expect(failure(Uint8Array.from(Buffer.from(hex, 'hex')))).toBe(`not-a-log:${kind}`)
  })

  it('a spreadsheet is called one', () => {
    expect(failure(zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') }))).toBe('not-a-log:xlsx')
  })
})

describe('archives', () => {
  const log = strToU8('Time,IP\n2026-03-04 10:00,1.2.3.4\nbad,1.2.3.4\n')

  it('read members whose names climb out of the folder like any others, and never a nested archive', () => {
    const reading = read(zipSync({ '../../../../tmp/evil.csv': log, 'inner.zip': zipSync({ 'a.csv': log }), 'photo.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]) }))
    expect(reading.members?.map((member) => [member.member, member.events.length])).toEqual([['../../../../tmp/evil.csv', 1]])
    expect(reading.skippedMembers).toEqual(['inner.zip', 'photo.jpg'])
    expect(reading.malformed).toEqual([{ ref: '../../../../tmp/evil.csv L3', reason: 'bad-time' }])
    expect(reading.summary).toEqual({ records: 2, events: 1, ignored: 0, malformed: 1, warnings: {} })
  })
})

it('refuses a zone that does not exist', () => {
  expect(() => read('Time,IP\n2026-03-04 10:00,1.2.3.4', 'Nowhere/Land')).toThrowError(expect.objectContaining({ code: 'bad-request' }))
})
