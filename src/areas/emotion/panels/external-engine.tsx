import { lazy, Suspense, useState } from 'react'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Content } from '#ui/content.tsx'
import { confirmed } from '#ui/pieces/confirm.tsx'
import { Facts } from '#ui/pieces/facts.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { BlockSkeleton } from '#ui/pieces/skeletons.tsx'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say, sayNumber } from '#ui/say.ts'
import { Say } from '#ui/say-rich.tsx'
import { When } from '#ui/when-shown.tsx'
import type { ExternalEngineView } from '../contract.ts'
import { api } from './api.ts'
import { answerWords } from './external-answer-words.ts'
import { troubleWords } from './external-words.ts'
import styles from './external-engine.module.css'

const ExternalEngineForm = lazy(() => import('./external-engine-form.tsx'))

/** A pause may end or begin while somebody looks. */
const lookAgainMs = 15_000

/** The external engine: none, how it does, or the form that sets it up. */
export function ExternalEngine({ canChange }: { canChange: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const query = useQuery(api.externalEngine.get.queryOptions({ refetchInterval: lookAgainMs }))
  return (
    <Loaded query={query}>
      {(engine) => {
        if (isOpen)
          return (
            <Suspense fallback={<BlockSkeleton height={320} />}>
              <ExternalEngineForm engine={engine} onClose={() => setIsOpen(false)} />
            </Suspense>
          )
        return (
          <div className={styles.engine}>
            {engine ? (
              <Present engine={engine} canChange={canChange} />
            ) : (
              <p className={styles.plain}>{say('None. Nothing that contacts write leaves this machine.')}</p>
            )}
            {canChange && (
              <div className={styles.actions}>
                <Button variant="default" onClick={() => setIsOpen(true)}>
                  {engine ? say('Change') : say('Set one up')}
                </Button>
                {engine && <Remove name={engine.name} />}
              </div>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function Present({ engine, canChange }: { engine: ExternalEngineView; canChange: boolean }) {
  const { data: agreement } = useQuery(api.externalEngine.agreement.queryOptions())
  return (
    <>
      {engine.pause && <Paused pause={engine.pause} canChange={canChange} />}
      <Facts
        facts={[
          { name: say('Name'), value: <Content>{engine.name}</Content> },
          { name: say('Where'), value: <Content>{engine.host}</Content> },
          { name: say('It answers with'), value: answerWords(engine.understanding.kind) },
          { name: say('Token'), value: engine.hasToken ? say('A token is set') : say('None') },
          { name: say('Beside ours'), value: agreement && agreementWords(agreement) },
        ]}
      />
    </>
  )
}

function agreementWords({ read, compared, agreed }: { read: number; compared: number; agreed: number }): string {
  if (read === 0) return say('Nothing was read yet: nobody has agreed, or written')
  if (compared === 0) return say('{read, plural, one {# message} other {# messages}} read', { read })
  return say('Agrees on {agreed} of {compared} messages', { agreed: sayNumber(agreed), compared: sayNumber(compared) })
}

function Paused({ pause, canChange }: { pause: NonNullable<ExternalEngineView['pause']>; canChange: boolean }) {
  const queryClient = useQueryClient()
  const resume = useMutation(
    api.externalEngine.resume.mutationOptions({
      onSuccess: (engine) => {
        queryClient.setQueryData(api.externalEngine.get.queryKey(), engine)
        tell(say('It is asked again now.'))
      },
      onError: tellFailure,
    }),
  )
  return (
    <div role="status" className={styles.paused}>
      <p className={styles.plain}>
        <Say
          text="Paused {since}. {why} Tries again {next}."
          values={{
            since: <When at={pause.since} />,
            why: troubleWords(pause.trouble),
            next: <When at={pause.triesAgainAt} />,
          }}
        />
      </p>
      {canChange && (
        <div>
          <Button size="compact-sm" variant="default" loading={resume.isPending} onClick={() => resume.mutate({})}>
            {say('Try again now')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Remove({ name }: { name: string }) {
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.externalEngine.remove.mutationOptions({
      onSuccess: () => {
        queryClient.setQueryData(api.externalEngine.get.queryKey(), null)
        void queryClient.invalidateQueries()
        tell(say('Removed. Nothing is sent any more.'))
      },
      onError: tellFailure,
    }),
  )
  const ask = async () => {
    const goOn = await confirmed({
      title: say('Remove {name}?', { name }),
      body: say('Nothing more is sent. What it read is erased here, and everybody’s consent to it ends.'),
      action: say('Remove and erase'),
      isDangerous: true,
    })
    if (goOn) remove.mutate({})
  }
  return (
    <Button variant="subtle" loading={remove.isPending} onClick={() => void ask()}>
      {say('Remove')}
    </Button>
  )
}
