// Waiting for the first answer: quiet bones for 300 ms, then words.
import { useEffect, useState } from 'react'
import { Skeleton } from '@mantine/core'
import classes from './Loading.module.css'

export function Loading({ label }: { label: string }) {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (isSlow) return <p className={classes['words']} role="status">{label}</p>
  return (
    <div className={classes['bones']} aria-hidden>
      <Skeleton height={30} width="60%" animate={false} />
      <Skeleton height={18} width="40%" animate={false} />
      <Skeleton height={220} radius={12} animate={false} />
    </div>
  )
}
