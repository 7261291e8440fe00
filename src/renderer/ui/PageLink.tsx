// A link out of the window: to a page of the tables only, opened in the user's browser, naming where it leads.
import { Anchor, Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { LINKS, type LinkId } from '../../shared/links'
import { useMessages } from '../i18n/use-messages'
import { koban } from '../koban'

export const hostOf = (id: LinkId): string => new URL(LINKS[id]).hostname

export function PageLink({ id, children, as = 'link' }: { id: LinkId; children: ReactNode; as?: 'link' | 'button' | 'filled' }) {
  const { m } = useMessages()
  const [isRefused, setIsRefused] = useState(false)
  const open = () => void koban.openLink({ kind: 'link', id }).then(() => setIsRefused(false), () => setIsRefused(true))
  const icon = <IconExternalLink size={16} stroke={1.7} aria-hidden />
  return (
    <>
      {as === 'link' ? (
        <Anchor component="button" type="button" underline="always" size="sm" title={m.common.opens(hostOf(id))} onClick={open} style={{ display: 'inline-flex', alignItems: 'center', gap: 5, whiteSpace: 'nowrap', minHeight: 24 }}>
          {children}
          {icon}
        </Anchor>
      ) : (
        <Button variant={as === 'filled' ? 'filled' : 'default'} leftSection={icon} title={m.common.opens(hostOf(id))} onClick={open}>
          {children}
        </Button>
      )}
      {isRefused && <span role="alert">{m.errors['link-refused'].title}</span>}
    </>
  )
}
