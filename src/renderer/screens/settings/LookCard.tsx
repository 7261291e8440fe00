// Light or dark, Japanese or English, and the zone that times are shown in.
import { SegmentedControl, Select } from '@mantine/core'
import { useAppearance } from '../../appearance'
import type { Settings } from '../../../shared/engine-api'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import classes from './Settings.module.css'

const ZONES = Intl.supportedValuesOf('timeZone')

export function LookCard() {
  const { m, f } = useMessages()
  const { language, colorScheme, zone, set } = useAppearance()
  const zones = [...new Set([zone, 'Asia/Tokyo', 'UTC', ...ZONES])]
  return (
    <Card title={m.settings.lookTitle}>
      <div className={classes['stack']}>
        <SegmentedControl
          fullWidth
          aria-label={m.settings.schemeLabel}
          value={colorScheme}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: m.settings.scheme[value] }))}
          onChange={(value) => set({ colorScheme: value as Settings['colorScheme'] })}
        />
        <SegmentedControl
          fullWidth
          aria-label={m.settings.languageLabel}
          value={language}
          data={[{ value: 'ja', label: '日本語' }, { value: 'en', label: 'English' }]}
          onChange={(value) => set({ language: value as Settings['language'] })}
        />
        <Select label={m.settings.zone} searchable allowDeselect={false} limit={60} value={zone} data={zones.map((one) => ({ value: one, label: one === 'Asia/Tokyo' ? `${f.zoneName(one)} · ${one}` : one }))} onChange={(next) => next && set({ zone: next })} />
      </div>
    </Card>
  )
}
