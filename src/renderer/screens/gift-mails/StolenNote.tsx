// What to do when someone else used the code: the shop's own report page where it is known.
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { BRANDS } from '../../../shared/brands'
import { useMessages } from '../../i18n/use-messages'
import { koban } from '../../koban'
import { ErrorNote } from '../../ui/ErrorNote'
import classes from './gift-detail.module.css'

export function StolenNote({ brandId }: { brandId: string | null }) {
  const { m } = useMessages()
  const [isRefused, setRefused] = useState(false)
  const url = BRANDS.find((brand) => brand.id === brandId)?.reportUrl ?? null
  const open = () => {
    if (brandId !== null) koban.openLink({ kind: 'brand', brandId, page: 'report' }).then(() => setRefused(false), () => setRefused(true))
  }
  return (
    <div className={classes['stolen']}>
      <p>{m.gifts.detail.usedNote}</p>
      {url === null
        ? <p className={classes['caption']}>{m.gifts.detail.noReport}</p>
        : <Button variant="default" size="xs" leftSection={<IconExternalLink size={15} stroke={1.7} />} onClick={open}>{m.gifts.detail.reportTo(new URL(url).host.replace(/^www\./, ''))}</Button>}
      {isRefused && <ErrorNote error={{ code: 'link-refused' }} />}
    </div>
  )
}
