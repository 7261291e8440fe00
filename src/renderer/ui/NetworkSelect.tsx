// Choosing networks by the names that the address database gives them.
import { MultiSelect } from '@mantine/core'

type NetworkSelectProps = { label: string; description?: string; offered: readonly string[]; value: string[]; onChange: (networks: string[]) => void }

/** What was chosen before stays in the list though nobody offers it any more. */
export function NetworkSelect({ label, description, offered, value, onChange }: NetworkSelectProps) {
  return <MultiSelect label={label} description={description} searchable hidePickedOptions limit={40} data={[...new Set([...offered, ...value])]} value={value} onChange={onChange} />
}
