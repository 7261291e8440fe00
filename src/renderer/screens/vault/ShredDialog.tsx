// Shredding cannot be undone: it names each code that may still be worth something and wants a word typed.
import { useState, type FormEvent } from 'react'
import { Button, Modal, TextInput } from '@mantine/core'
import type { VaultItem } from '../../../shared/engine-api'
import { useAction } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { ErrorNote } from '../../ui/ErrorNote'
import classes from './vault-detail.module.css'

const WORDS = ['破棄', 'SHRED']

export function ShredDialog({ item, isOpen, onClose }: { item: VaultItem; isOpen: boolean; onClose: () => void }) {
  const { m, f } = useMessages()
  const [typed, setTyped] = useState('')
  const { run, isRunning, error, reset } = useAction('vault.shred')
  const word = typed.normalize('NFKC').trim().toUpperCase()
  const isRight = WORDS.includes(word)
  const close = () => {
    setTyped('')
    reset()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRight) void run({ vaultId: item.id, confirmation: word }).then((done) => done && close())
  }
  return (
    <Modal opened={isOpen} onClose={close} title={m.vault.shredTitle} centered closeButtonProps={{ 'aria-label': m.common.close }} classNames={{ title: classes['dialogTitle'] ?? '', content: classes['dialogPaper'] ?? '', header: classes['dialogPaper'] ?? '' }}>
      <form className={classes['dialog']} onSubmit={submit}>
        <p>{m.vault.shredBody}</p>
        {item.state === 'unused' && item.codes.length > 0 && (
          <div className={classes['lost']}>
            <p>{m.vault.shredCodes}</p>
            <ul>
              {item.codes.map((code, i) => (
                <li key={i}><b>{item.brandName}</b> <code translate="no">{code.kind === 'link' ? m.gifts.link : code.masked}</code>{item.money && <span className="k-nowrap"> {f.money(item.money)}</span>}</li>
              ))}
            </ul>
          </div>
        )}
        <TextInput
          label={m.vault.shredLabel} placeholder={m.vault.shredWord} value={typed} autoComplete="off" spellCheck={false} data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
          // Enter that only ends a Japanese conversion must not submit.
          onKeyDown={(event) => event.key === 'Enter' && event.nativeEvent.isComposing && event.preventDefault()}
        />
        {error && <ErrorNote error={error} />}
        <div className={classes['dialogActions']}>
          <Button variant="default" onClick={close}>{m.common.cancel}</Button>
          <Button type="submit" variant="default" className={classes['danger'] ?? ''} disabled={!isRight} loading={isRunning}>{m.vault.shredRun}</Button>
        </div>
      </form>
    </Modal>
  )
}
