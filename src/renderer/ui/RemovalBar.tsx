// The bar under a list after a delete: what was proven, what was not, and Undo (also Ctrl/⌘+Z).
import { useEffect } from 'react'
import type { ErrorCode } from '../../shared/errors'
import { useJob } from '../engine'
import { useMessages } from '../i18n/use-messages'
import { koban } from '../koban'
import { go } from '../shell/routes'
import { closeRemoval, undoable, undoRemovals, useRemovalState, type RemovalState } from '../removal-store'
import { UndoBar } from './UndoBar'

/** Causes that are mended in Settings: the account's password, server or Trash. */
const NEXT_IN_SETTINGS: Partial<Record<ErrorCode, true>> = { 'trash-unknown': true, 'auth-password-missing': true, 'auth-refused': true, 'auth-app-password-needed': true, 'auth-imap-disabled': true }

export function RemovalBar() {
  const { m, f } = useMessages()
  const state = useRemovalState()
  const { job } = useJob(state.phase === 'removing' ? state.jobId : null)
  useUndoKey(state)
  const w = m.gifts.bar
  switch (state.phase) {
    case 'idle': return null
    case 'removing':
      return state.giftIds.length < 2 ? null : <UndoBar onClose={closeRemoval}>{w.running({ done: f.number(job?.progress?.done ?? 0), all: f.number(state.giftIds.length) })}</UndoBar>
    case 'removed': return <Removed state={state} />
    case 'undoing': return <UndoBar isRunning onUndo={() => undefined} onClose={closeRemoval}>{w.undoing}</UndoBar>
    case 'undone':
      if (state.restored < state.asked) {
        return (
          <UndoBar tone="problem" onClose={closeRemoval} {...(state.error ? { warning: m.errors[state.error.code].title } : {})}>
            {state.restored > 0 ? w.undoPart({ done: f.number(state.restored), all: f.number(state.asked) }) : m.errors['undo-failed'].title} {state.restored === 0 && m.errors['undo-failed'].body}
          </UndoBar>
        )
      }
      return <UndoBar onClose={closeRemoval} {...(state.stillExposed ? { warning: w.restoredExposed } : {})}>{w.restored(f.number(state.restored))}</UndoBar>
    case 'failed': {
      const { title, body } = m.errors[state.error.code]
      return <UndoBar tone="problem" onClose={closeRemoval} {...(body ? { warning: body } : {})}>{title}</UndoBar>
    }
  }
}

function Removed({ state }: { state: Extract<RemovalState, { phase: 'removed' }> }) {
  const { m, f } = useMessages()
  const w = m.gifts.bar
  const of = (outcome: 'removed' | 'unproven' | 'refused') => state.results.filter((r) => r.outcome === outcome)
  const [removed, unproven, refused] = [of('removed'), of('unproven'), of('refused')]
  const copies = removed.reduce((sum, r) => sum + r.copies, 0)
  const receipts = undoable(state.results)
  // What the bar itself says already needs no second line.
  const cause = [...unproven, ...refused].find((r) => r.error && r.error.code !== 'removal-unproven' && r.error.code !== 'removal-refused')?.error
  const lines = [
    removed.length > 0 ? w.removed({ n: f.number(removed.length), copies: copies > 0 ? f.number(copies) : null }) : null,
    unproven.length > 0 ? w.unproven(f.number(unproven.length)) : null,
    refused.length > 0 ? w.refused(f.number(refused.length)) : null,
  ].filter((line) => line !== null)
  const warning = cause ? m.errors[cause.code].title : state.warns && receipts.length > 0 ? w.warning : null
  return (
    <UndoBar
      tone={unproven.length + refused.length > 0 ? 'problem' : 'done'} onClose={closeRemoval}
      {...(warning ? { warning } : {})} {...(receipts.length > 0 ? { onUndo: () => void undoRemovals(receipts, state.results) } : {})}
      {...(cause && cause.code in NEXT_IN_SETTINGS ? { next: { label: m.errors[cause.code].next ?? m.shell.nav.settings, run: () => go('settings') } } : {})}
    >
      {lines.join(' ')}
    </UndoBar>
  )
}

/** Ctrl/⌘+Z, but not while something is being typed. */
function useUndoKey(state: RemovalState): void {
  useEffect(() => {
    if (state.phase !== 'removed') return
    const onKey = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === 'z' && (koban.platform === 'darwin' ? event.metaKey : event.ctrlKey) && !event.shiftKey && !event.altKey && !event.isComposing
      if (!isUndo || (event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]'))) return
      event.preventDefault()
      void undoRemovals(undoable(state.results), state.results)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [state])
}
