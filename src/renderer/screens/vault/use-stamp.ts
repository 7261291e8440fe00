// Times in the vault: 今日 14:21 for today, the date for older ones.
import { useCallback } from 'react'
import { useMessages } from '../../i18n/use-messages'
import { useNow } from '../../shell/use-now'

/** `withClock`: seconds, and the clock also on older days. */
export function useStamp(): (time: number, withClock: boolean) => string {
  const { m, f } = useMessages()
  const now = useNow()
  const today = f.day(now)
  return useCallback(
    (time, withClock) => {
      const day = f.day(time)
      const clock = withClock ? f.clockWithSeconds(time) : f.clock(time)
      if (day === today) return `${m.vault.today} ${clock}`
      return withClock ? `${day} ${clock}` : day
    },
    [m, f, today],
  )
}
