// The bar after a delete: inverted, at the bottom centre of its list, stays until the next one or closed by hand.
// Place it inside an element with `position: relative`; it does not take Ctrl+Z itself.
import type { ReactNode } from 'react'
import { ActionIcon, Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import { useMessages } from '../i18n/use-messages'
import classes from './UndoBar.module.css'

type UndoBarProps = { children: ReactNode; /** A second line, e.g. that the mailbox is still being read. */ warning?: ReactNode; isRunning?: boolean; tone?: 'done' | 'problem'; onUndo?: () => void; /** The next step after a problem. */ next?: { label: string; run: () => void }; onClose: () => void }

export function UndoBar({ children, warning, isRunning = false, tone = 'done', onUndo, next, onClose }: UndoBarProps) {
  const { m } = useMessages()
  const Icon = tone === 'done' ? IconCheck : IconAlertTriangle
  return (
    <div className={classes['bar']} role="status">
      <Icon size={18} stroke={1.8} aria-hidden className={classes['icon'] ?? ''} />
      <div className={classes['words']}>
        <p>{children}</p>
        {warning && <p className={classes['warning']}>{warning}</p>}
      </div>
      {onUndo && (
        <Button className={classes['undo'] ?? ''} size="xs" loading={isRunning} leftSection={<IconArrowBackUp size={16} stroke={1.8} />} onClick={onUndo}>
          {m.common.undo}
        </Button>
      )}
      {next && (
        <Button className={classes['undo'] ?? ''} size="xs" onClick={next.run}>
          {next.label}
        </Button>
      )}
      <ActionIcon className={classes['close'] ?? ''} variant="transparent" aria-label={m.shell.undoClose} onClick={onClose}>
        <IconX size={16} stroke={1.8} />
      </ActionIcon>
    </div>
  )
}
