// Google Workspace Reports API (`admin#reports#activity`), as pages or one activity per line. An activity holds one event or
// several; each is a record of its own and has the activity's place.
import { addEvent, timeOrReject } from '../reading/access-rows'
import type { JsonFormat } from '../reading/access-format'
import { isObject, textOf, type JsonObject } from '../reading/json-records'
import { reject } from '../reading/tally'
import { fixedClock } from '../reading/zone-clock'
import { workspaceResult, workspaceService } from './google-workspace'

export const googleWorkspaceReports: JsonFormat = {
  id: 'google-workspace-reports',
  title: { ja: 'Google Workspace レポート API', en: 'Google Workspace Reports API' },
  provider: 'google-workspace',
  source: 'https://developers.google.com/admin-sdk/reports, activities.list for login; shapes from public collectors',
  checked: '2026-11',
  tracks: ['web'],
  shape: 'json',
  recognises: (record) => isObject(record) && record['kind'] === 'admin#reports#activity',
  parse(records, run) {
    const reading = { clock: fixedClock(0), isZoneFixed: true, slashOrder: 'mdy' as const }
    for (const { ref, value, problem } of records) {
      if (problem) reject(run.tally, ref, problem)
      else if (!isObject(value)) reject(run.tally, ref, 'bad-json')
      else {
        const id = isObject(value['id']) ? value['id'] : {}
        const actor = isObject(value['actor']) ? value['actor'] : {}
        for (const event of eventsOf(value)) {
          const name = textOf(event['name']) ?? ''
          const result = workspaceResult(name)
          if (!result) {
            run.tally.ignored++
            continue
          }
          const when = timeOrReject(run, ref, textOf(id['time']) ?? '', reading)
          if (when) {
            const service = workspaceService(name, parameter(event, 'login_type'))
            addEvent(run, ref, 'google-workspace', when, true, textOf(value['ipAddress']), { service, serviceText: name, result, accountHint: textOf(actor['email']) })
          }
        }
      }
    }
  },
}

/** An activity without events is one record that is no access. */
function eventsOf(activity: JsonObject): JsonObject[] {
  const { events } = activity
  const list = (Array.isArray(events) ? events : [events]).filter(isObject)
  return list.length > 0 ? list : [{}]
}

function parameter(event: JsonObject, name: string): string {
  const parameters: unknown[] = Array.isArray(event['parameters']) ? event['parameters'] : []
  const found = parameters.find((entry) => isObject(entry) && entry['name'] === name)
  return isObject(found) ? (textOf(found['value']) ?? '') : ''
}
