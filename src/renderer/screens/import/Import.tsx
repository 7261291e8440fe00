// Reading a login history: by drop, file, folder or paste. Nothing is stored before the preview was seen.
import type { ImportRequest } from '../../shell/import-request'
import { useShell } from '../../shell/shell-context'
import { useQuery } from '../../engine'
import { Choose } from './Choose'
import { Columns } from './Columns'
import { Preview } from './Preview'
import { Questions } from './Questions'
import { Report } from './Report'
import { useImport } from './use-import'

export function Import({ request }: { request: ImportRequest }) {
  const { accounts } = useShell()
  const importing = useImport({ ...(request.files ? { files: request.files } : {}), accountId: request.accountId ?? accounts[0]?.id ?? null })
  const profile = useQuery('profile.get', {}, ['profile'])
  const { state } = importing
  switch (state.step) {
    case 'choose':
    case 'reading':
    case 'failed':
      return <Choose importing={importing} state={state} />
    case 'columns':
      return <Columns importing={importing} state={state} />
    case 'preview':
      return <Preview importing={importing} state={state} mustAsk={profile.data?.countries.length === 0} />
    case 'questions':
      return <Questions importing={importing} state={state} />
    case 'report':
      return <Report importing={importing} state={state} />
  }
}
