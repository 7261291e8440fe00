// The vault: mails taken off the server, sealed here; use the code, put the mail back, save it, or shred it.
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Button, CloseButton, Drawer, SegmentedControl, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconInfoCircle, IconLock, IconSearch } from '@tabler/icons-react'
import type { VaultItem } from '../../../shared/engine-api'
import type { VaultId } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Loading } from '../../ui/Loading'
import { PageHeader } from '../../ui/PageHeader'
import { RemovalBar } from '../../ui/RemovalBar'
import { usePages } from '../../use-pages'
import { SHOWS, vaultMatches, type VaultShow } from './vault-filter'
import { VaultDetail } from './VaultDetail'
import { VaultList } from './VaultList'
import classes from './vault.module.css'

export function Vault() {
  const { m, f } = useMessages()
  const { status, go } = useShell()
  const pages = usePages('vault.list', {}, ['vault', 'gifts'])
  const { head, rows, more } = pages
  // Search and figures are over the whole vault: it is small, and pages follow at once.
  useEffect(() => {
    if (head && rows.length < head.total) more()
  }, [head, rows.length, more])
  if (!head) return pages.error ? <ErrorNote error={pages.error} action={<Button onClick={pages.reload}>{m.common.retry}</Button>} /> : <Loading label={m.common.loading} />
  const unused = rows.filter((item) => item.state === 'unused' && item.codes.length > 0).length
  const safe = <p className={classes['safe']}><IconLock size={16} stroke={1.7} aria-hidden />{m.vault.protectedBy[status.protectedBy]}</p>
  if (head.total === 0) {
    return (
      <>
        <PageHeader title={m.vault.empty} lead={m.vault.lead} actions={safe} />
        <EmptyState title={m.vault.emptyNote} action={<Button variant="default" onClick={() => go('gifts')}>{m.vault.toGifts}</Button>} />
        <RemovalBar />
      </>
    )
  }
  return (
    <div className={classes['screen']}>
      <PageHeader title={m.vault.headline({ all: f.number(head.total), unused: unused > 0 ? f.number(unused) : null })} lead={m.vault.lead} actions={safe} />
      {pages.error && <ErrorNote error={pages.error} action={<Button variant="default" size="xs" onClick={pages.reload}>{m.common.retry}</Button>} />}
      <Columns items={rows} />
    </div>
  )
}

function Columns({ items }: { items: VaultItem[] }) {
  const { m, f } = useMessages()
  const [show, setShow] = useState<VaultShow>('all')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const [selected, setSelected] = useState<VaultId | null>(null)
  const [isOpen, setOpen] = useState(false)
  const isWide = useMediaQuery('(width >= 1280px)', window.innerWidth >= 1280, { getInitialValueInEffect: false })
  const shown = useMemo(() => items.filter((item) => vaultMatches(item, show, wanted)), [items, show, wanted])
  const item = shown.find((one) => one.id === selected) ?? (isWide ? shown[0] : undefined)
  const pick = (id: VaultId) => {
    setSelected(id)
    if (!isWide) setOpen(true)
  }
  return (
    <div className={classes['columns']}>
      <div className={classes['left']}>
        <Card className={classes['card'] ?? ''} padded={false} label={m.vault.searchLabel}>
          <div className={classes['tools']}>
            <TextInput
              className={classes['search'] ?? ''} aria-label={m.vault.searchLabel} placeholder={m.vault.search} leftSection={<IconSearch size={16} stroke={1.7} />} value={text}
              onChange={(event) => setText(event.currentTarget.value)} spellCheck={false} rightSection={text === '' ? null : <CloseButton size="sm" aria-label={m.vault.clearSearch} onClick={() => setText('')} />}
            />
            <SegmentedControl
              size="xs" aria-label={m.vault.show.label} value={show} onChange={(value) => setShow(value as VaultShow)}
              data={SHOWS.map((of) => ({ value: of, label: `${m.vault.show[of]} ${f.number(items.filter((one) => vaultMatches(one, of, '')).length)}` }))}
            />
          </div>
          {shown.length === 0
            ? <EmptyState title={wanted ? m.vault.noMatch(wanted) : m.vault.noneHere} {...(wanted ? { action: <Button variant="default" onClick={() => setText('')}>{m.vault.clearSearch}</Button> } : {})} />
            : <VaultList items={shown} selected={item?.id ?? null} onPick={pick} />}
        </Card>
        <p className={classes['note']}><IconInfoCircle size={17} stroke={1.7} aria-hidden />{m.vault.note}</p>
        <RemovalBar />
      </div>
      {isWide
        ? item && <Card className={classes['pane'] ?? ''} padded={false} label={m.vault.detail}><VaultDetail key={item.id} item={item} /></Card>
        : (
          <Drawer
            opened={isOpen && item !== undefined} onClose={() => setOpen(false)} position="right" size={440} padding={0} title={m.vault.detail} closeButtonProps={{ 'aria-label': m.common.close }}
            overlayProps={{ backgroundOpacity: 0.35 }} classNames={{ header: classes['drawerHead'] ?? '', content: classes['drawer'] ?? '' }}
          >
            {item && <VaultDetail key={item.id} item={item} />}
          </Drawer>
        )}
    </div>
  )
}
