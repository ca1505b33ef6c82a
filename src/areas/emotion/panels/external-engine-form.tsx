import { useState, type FormEvent } from 'react'
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { confirmed } from '#ui/pieces/confirm.tsx'
import { Failed } from '#ui/pieces/failed.tsx'
import { tell } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import type { ExternalEngineInput, ExternalEngineView } from '../contract.ts'
import { answerKinds, type AnswerKind } from '../domain/external-reading.ts'
import { api } from './api.ts'
import { answerWords } from './external-answer-words.ts'
import { AgreedExample } from './external-example.tsx'
import { TrialResult } from './external-trial.tsx'
import styles from './external-engine.module.css'

type Props = { engine: ExternalEngineView | null; onClose: () => void }

/** Sets the external engine up, or changes it; it can be tried before it is kept. */
export default function ExternalEngineForm({ engine, onClose }: Props) {
  const queryClient = useQueryClient()
  const form = useEngineForm(engine)
  const trial = useMutation(api.externalEngine.trial.mutationOptions())
  const put = useMutation(
    api.externalEngine.put.mutationOptions({
      onSuccess: (kept) => {
        queryClient.setQueryData(api.externalEngine.get.queryKey(), kept)
        tell(say('Kept. It reads what contacts wrote who agree to it.'))
        onClose()
      },
    }),
  )
  const isNew = engine !== null && originOf(engine.url ?? '') !== originOf(form.values.url)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isNew || (await mayChangeEngine(engine.name))) put.mutate(form.input())
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Fields {...form} hasToken={engine?.hasToken === true && !isNew} />
      <AgreedExample kind={form.values.kind} />
      {trial.data && !trial.isPending && <TrialResult trial={trial.data} />}
      {(trial.error ?? put.error) && <Failed error={put.error ?? trial.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={put.isPending} disabled={!form.isComplete}>
          {say('Save')}
        </Button>
        <Button
          variant="default"
          loading={trial.isPending}
          disabled={!form.isComplete}
          onClick={() => (put.reset(), trial.mutate(form.input()))}
        >
          {say('Try it')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {say('Cancel')}
        </Button>
      </div>
    </form>
  )
}

type Values = Record<'name' | 'url' | 'token' | 'worst' | 'best' | 'timeoutSeconds', string> & { kind: AnswerKind }

/** What is typed, and what it comes to. A token that is left empty is the kept one. */
function useEngineForm(engine: ExternalEngineView | null) {
  const scale = engine?.understanding.scale ?? { worst: -1, best: 1 }
  const [values, setValues] = useState<Values>({
    ...{ name: engine?.name ?? '', url: engine?.url ?? '', token: '' },
    ...{ kind: engine?.understanding.kind ?? 'sentiment', worst: String(scale.worst), best: String(scale.best) },
    timeoutSeconds: String(engine?.timeoutSeconds ?? 10),
  })
  const { name, url, token, kind, worst, best, timeoutSeconds } = values
  return {
    values,
    set: (part: Partial<Values>) => setValues((before) => ({ ...before, ...part })),
    isComplete: name.trim() !== '' && url.trim() !== '',
    input: (): ExternalEngineInput => ({
      ...{ name, url, token: token === '' ? undefined : token, timeoutSeconds: Number(timeoutSeconds) },
      understanding: { kind, scale: { worst: Number(worst), best: Number(best) } },
    }),
  }
}

type FieldsProps = { values: Values; set: (part: Partial<Values>) => void; hasToken: boolean }

const Fields = ({ values, set, hasToken }: FieldsProps) => (
  <>
    <TextInput
      label={say('Name')}
      description={say('What agents and contacts know it by.')}
      maxLength={60}
      value={values.name}
      onChange={(event) => set({ name: event.currentTarget.value })}
    />
    <TextInput
      label={say('Address')}
      description={say('With https; http only on this machine or your own network.')}
      type="url"
      autoComplete="off"
      value={values.url}
      onChange={(event) => set({ url: event.currentTarget.value })}
    />
    <PasswordInput
      label={say('Token')}
      description={
        hasToken
          ? say('A token is set. Leave this empty to keep it.')
          : say('Sent with each request, kept encrypted, never shown again. Leave it empty if none is wanted.')
      }
      autoComplete="off"
      value={values.token}
      visibilityToggleButtonProps={{ 'aria-label': say('Show or hide the token') }}
      onChange={(event) => set({ token: event.currentTarget.value })}
    />
    <NativeSelect
      label={say('It answers with')}
      data={answerKinds.map((kind) => ({ value: kind, label: answerWords(kind) }))}
      value={values.kind}
      onChange={(event) => set({ kind: event.currentTarget.value as AnswerKind })}
    />
    {values.kind === 'number' && (
      <div className={styles.pair}>
        <NumberField label={say('Worst')} value={values.worst} onChange={(worst) => set({ worst })} />
        <NumberField label={say('Best')} value={values.best} onChange={(best) => set({ best })} />
      </div>
    )}
    <NumberField
      label={say('Wait at most, in seconds')}
      value={values.timeoutSeconds}
      onChange={(timeoutSeconds) => set({ timeoutSeconds })}
    />
  </>
)

type NumberProps = { label: string; value: string; onChange: (value: string) => void }

const NumberField = ({ label, value, onChange }: NumberProps) => (
  <TextInput
    label={label}
    type="number"
    step="any"
    required
    withAsterisk={false}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

const originOf = (url: string): string | null => URL.parse(url.trim())?.origin ?? null

const mayChangeEngine = (name: string) =>
  confirmed({
    title: say('Another engine?'),
    body: say(
      'At this address it is not {name} any more. Everybody’s consent ends, since nobody agreed to the new one, and what {name} read is erased here.',
      { name },
    ),
    action: say('Change and erase'),
    isDangerous: true,
  })
