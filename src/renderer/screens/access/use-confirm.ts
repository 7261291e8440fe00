// "This was me" and "not me": says it, keeps the last answer so that it can be taken back, and finds the answer
// that a row already has (the narrowest first).
import { useState } from 'react'
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

  const say = async (said: Said, row: number | null) => {
    setAsked(row)
    const answer = await confirm.run(said)
    if (!answer) return
    const { confirmations } = await engine.call('profile.get', {})
    const newest = confirmations.reduce<Confirmation | null>((a, b) => (a === null || b.id > a.id ? b : a), null)
    setDone({ id: newest?.id ?? null, changed: answer.changed })
  }
  const remove = async (id: number) => {
    const answer = await unconfirm.run({ id })
    if (answer) setDone({ id: null, changed: answer.changed })
  }
  return {
    asked,
    done,
    isRunning: confirm.isRunning || unconfirm.isRunning,
    error: confirm.error ?? unconfirm.error,
    say: (said: Said, row: number | null = null) => void say(said, row),
    remove: (id: number) => void remove(id),
    takeBack: () => {
      if (done?.id != null) void remove(done.id)
    },
    dismiss: () => setDone(null),
    answerTo(row: AccessRow, country: string | null): Confirmation | undefined {
      const all = [...(profile?.confirmations ?? [])].reverse()
      return (
        all.find((c) => c.kind === 'event' && c.accessId === row.id) ??
        all.find((c) => c.kind === 'network' && c.network === row.place.network) ??
        all.find((c) => c.kind === 'days' && row.time >= c.from && row.time <= c.to) ??
        all.find((c) => c.kind === 'country' && c.country === country)
      )
    },
  }
}
