import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Content } from '#ui/content.tsx'
import { Failed } from '#ui/pieces/failed.tsx'
import { say, sayPercent } from '#ui/say.ts'
import type { ImportPreview } from '../contract.ts'
import { isOwn } from '../domain/own-addresses.ts'
import { api } from './api.ts'
import { AddAddress } from './import-add-address.tsx'
import { mergedGuesses } from './import-guesses.ts'
import type { Start } from './import-use-start.ts'
import styles from './import.module.css'

type Props = { previews: readonly Extract<ImportPreview, { kind: 'mail' }>[]; start: Start; action: string }

/** Asks which addresses are ours, so that each message is known as theirs or as our answer. */
export function StartMail({ previews, start, action }: Props) {
  const { data: known = [] } = useQuery(api.ownAddresses.get.queryOptions())
  const guesses = mergedGuesses(previews).filter(({ address }) => !isOwn(new Set(known), address))
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const offered = [
    ...guesses,
    ...[...changed.keys()]
      .filter((address) => !guesses.some((guess) => guess.address === address))
      .map((address) => ({ address, share: null, isLikely: true })),
  ]
  const isOurs = ({ address, isLikely }: { address: string; isLikely: boolean }) => changed.get(address) ?? isLikely
  const choose = (address: string, isChosen: boolean) => setChanged(new Map(changed).set(address, isChosen))
  const ownAddresses = offered.filter(isOurs).map(({ address }) => address)
  const isNobodyOurs = ownAddresses.length === 0 && known.length === 0
  return (
    <div className={styles.step}>
      <fieldset className={styles.choices}>
        <legend className={styles.question}>{say('Which addresses are yours?')}</legend>
        <p className={styles.explained}>
          {say('Messages from them count as your answers; all others count as what a contact said.')}
        </p>
        {offered.map((guess) => (
          <Checkbox
            key={guess.address}
            checked={isOurs(guess)}
            onChange={(event) => choose(guess.address, event.currentTarget.checked)}
            label={<Content>{guess.address}</Content>}
            description={
              guess.share === null
                ? null
                : say('on {share} of the messages looked at', { share: sayPercent(guess.share) })
            }
          />
        ))}
        {known.length > 0 && (
          <p className={styles.explained}>
            {say('Known as yours already:')} <Content>{known.join(', ')}</Content>
          </p>
        )}
      </fieldset>
      <AddAddress onAdd={(address) => choose(address, true)} />
      {isNobodyOurs && (
        <p className={styles.explained}>
          {say('Without an address of yours every message counts as a contact’s, your own answers too.')}
        </p>
      )}
      {start.error !== null && <Failed error={start.error} />}
      <div>
        <Button size="md" loading={start.isPending} onClick={() => start.run({ ownAddresses })}>
          {action}
        </Button>
      </div>
    </div>
  )
}
