import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { useGoTo } from '#ui/go-to.tsx'
import { Empty } from '#ui/pieces/empty.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import styles from './today.module.css'

/** Before anything was imported: what will be here, and two ways to begin. */
export function TodayEmpty({ samples }: { samples: ReactNode }) {
  const goTo = useGoTo()
  return (
    <Empty
      title={say('Here you will see who needs you first')}
      action={
        <div className={styles.actions}>
          <Button size="md" onClick={() => goTo(places.imports)}>
            {say('Import mail or messages')}
          </Button>
          {samples}
        </div>
      }
    >
      {say('Bring in what your customers wrote. Attune reads how they sound, here on your own machine.')}
    </Empty>
  )
}
