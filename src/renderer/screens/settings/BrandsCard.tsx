// Gift brands that the user adds, for shops that Koban does not know: a name, who writes, and one code for its shape.
import { useId, useState, type FormEvent } from 'react'
import { Button, TextInput } from '@mantine/core'
import { MOST_OWN_BRANDS, readOwnBrand, shapePreview, type OwnBrand, type OwnBrandInput } from '../../../shared/own-brand'
import { useAction, useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import classes from './Settings.module.css'

export function BrandsCard() {
  const { m } = useMessages()
  const w = m.settings.brands
  const [isAdding, setIsAdding] = useState(false)
  const [added, setAdded] = useState<string | null>(null)
  const list = useQuery('brand.list', {}, ['gifts'])
  const remove = useAction('brand.remove')
  if (!list.data) return list.error ? <Card title={w.title}><ErrorNote error={list.error} /></Card> : null
  const { brands } = list.data
  const begin = () => {
    setAdded(null)
    setIsAdding(true)
  }
  const done = (name: string | null) => {
    setIsAdding(false)
    setAdded(name)
  }
  return (
    <Card title={w.title} aside={!isAdding && brands.length < MOST_OWN_BRANDS && <Button variant="default" size="compact-sm" aria-label={w.addLabel} onClick={begin}>{w.add}</Button>}>
      {!isAdding && <p className={classes['note']}>{brands.length === 0 ? w.none : w.note}</p>}
      <p role="status" className={classes['said']}>{added === null ? '' : w.added(added)}</p>
      {isAdding && <BrandForm others={brands} onDone={done} />}
      {!isAdding && brands.length > 0 && (
        <ul className={classes['list']}>
          {brands.map((brand) => (
            <li key={brand.name}>
              <span className={classes['importName']}>
                {brand.name}
                {brand.sender !== null && <small>{brand.sender}</small>}
                {brand.shape !== null && <small className={classes['shape']}>{brand.shape}</small>}
                {brand.sender === null && brand.shape === null && <small>{w.byName}</small>}
              </span>
              <Button variant="subtle" size="compact-sm" disabled={remove.isRunning} aria-label={w.removeNamed(brand.name)} onClick={() => void remove.run({ name: brand.name }).then(() => setAdded(null))}>
                {w.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {remove.error && <ErrorNote error={remove.error} />}
    </Card>
  )
}

const FIELDS = ['name', 'sender', 'example'] as const

function BrandForm({ others, onDone }: { others: readonly OwnBrand[]; onDone: (name: string | null) => void }) {
  const { m } = useMessages()
  const w = m.settings.brands
  const id = useId()
  const [input, setInput] = useState<OwnBrandInput>({ name: '', sender: '', example: '' })
  const [isTried, setIsTried] = useState(false)
  const add = useAction('brand.add')
  const { problems } = readOwnBrand(input, others)
  const shape = shapePreview(input.example)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (problems) {
      const first = FIELDS.find((field) => problems[field])
      if (first) document.getElementById(`${id}-${first}`)?.focus()
      return
    }
    const brand = await add.run(input)
    if (brand) onDone(brand.name)
  }
  const field = (name: keyof OwnBrandInput) => {
    const problem = isTried ? problems?.[name] : undefined
    return {
      id: `${id}-${name}`, label: w.fields[name], value: input[name], autoComplete: 'off', spellCheck: false, maxLength: 200, error: problem && w.problems[problem],
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget
        setInput((old) => ({ ...old, [name]: value }))
      },
    }
  }
  return (
    <form className={classes['stack']} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput {...field('name')} description={w.hints.name} required withAsterisk={false} data-autofocus autoFocus />
      <TextInput {...field('sender')} description={w.hints.sender} placeholder="gift@shop.example" inputMode="email" />
      <TextInput {...field('example')} description={w.hints.example} placeholder="ABCD-1234-EFGH" classNames={{ input: classes['code'] ?? '' }} />
      <p role="status" className={classes['said']}>{shape !== null && <>{w.shape} <span className={classes['shape']}>{shape}</span>{m.common.joiner}{shape.includes('X') ? w.anyCharacter : w.anyDigit}</>}</p>
      {add.error && <ErrorNote error={add.error} />}
      <div className={classes['actions']}>
        <Button type="submit" loading={add.isRunning}>{w.save}</Button>
        <Button variant="quiet" onClick={() => onDone(null)}>{m.common.cancel}</Button>
      </div>
    </form>
  )
}
