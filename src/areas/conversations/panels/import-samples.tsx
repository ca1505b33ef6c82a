import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useGoTo } from '#ui/go-to.tsx'
import { Failed } from '#ui/pieces/failed.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { api } from './api.ts'

/** Imports the sample mailbox and goes to where its progress is shown. */
export function SampleButton() {
  const goTo = useGoTo()
  const start = useMutation(api.samples.start.mutationOptions({ onSuccess: ({ id }) => goTo(places.import(id)) }))
  return (
    <>
      <Button variant="default" size="md" loading={start.isPending} onClick={() => start.mutate({})}>
        {say('Explore with sample data')}
      </Button>
      {start.error && <Failed error={start.error} />}
    </>
  )
}
