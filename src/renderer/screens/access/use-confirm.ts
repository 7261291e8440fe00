// "This was me" and "not me": says it, keeps the last answer so that it can be taken back, and finds the answer
// that a row already has (the narrowest first).
import { useMemo, useState } from 'react'
import type { EngineApi } from '../../../shared/engine-api'
import type { AccessRow, Confirmation } from '../../../shared/model'
import type { Input } from '../../../shared/rpc'
import { engine, useAction, useQuery } from '../../engine'

type Said = Input<EngineApi, 'access.confirm'>

export function useConfirm() {
  const { data: profile } = useQuery('profile.get', {}, ['profile', 'access'])
  const confirm = useAction('access.confirm')
  const unconfirm = useAction('access.unconfirm')
  const [asked, setAsked] = useState<number | null>(null)
  /** The last answer; `id` null when it was taken back. */
  const [done, setDone] = useState<{ id: number | null; changed: number } | null>(null)

  const { run: runConfirm } = confirm
  const { run: runUnconfirm } = unconfirm
  const isRunning = confirm.isRunning || unconfirm.isRunning
  const error = confirm.error ?? unconfirm.error

  // One object as long as nothing changes: the rows of a long list depend on it.
  return useMemo(() => {
    const say = async (said: Said, row: number | null) => {
      setAsked(row)
      const answer = await runConfirm(said)
      if (!answer) return
      const { confirmations } = await engine.call('profile.get', {})
      const newest = confirmations.reduce<Confirmation | null>((a, b) => (a === null || b.id > a.id ? b : a), null)
      setDone({ id: newest?.id ?? null, changed: answer.changed })
    }
    const remove = async (id: number) => {
      const answer = await runUnconfirm({ id })
      if (answer) setDone({ id: null, changed: answer.changed })
    }
    const newestFirst = [...(profile?.confirmations ?? [])].reverse()
    return {
      asked, done, isRunning, error,
      say: (said: Said, row: number | null = null) => void say(said, row),
      remove: (id: number) => void remove(id),
      takeBack: () => {
        if (done?.id != null) void remove(done.id)
      },
      dismiss: () => setDone(null),
      answerTo: (row: AccessRow, country: string | null): Confirmation | undefined =>
        newestFirst.find((c) => c.kind === 'event' && c.accessId === row.id) ??
        newestFirst.find((c) => c.kind === 'network' && c.network === row.place.network) ??
        newestFirst.find((c) => c.kind === 'days' && row.time >= c.from && row.time <= c.to) ??
        newestFirst.find((c) => c.kind === 'country' && c.country === country),
    }
  }, [asked, done, isRunning, error, profile, runConfirm, runUnconfirm])
}
