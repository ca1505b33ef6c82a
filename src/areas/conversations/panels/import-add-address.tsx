import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { say } from '#ui/say.ts'
import { ownAddressOf } from './import-guesses.ts'
import styles from './import.module.css'

/** Adds an address, or a whole domain, to those that are ours. */
export function AddAddress({ onAdd }: { onAdd: (address: string) => void }) {
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const address = ownAddressOf(typed)
    setIsWrong(address === null)
    if (address === null) return
    onAdd(address)
    setTyped('')
  }
  return (
    <form className={styles.add} onSubmit={add} noValidate>
      <TextInput
        label={say('Another address, or a whole domain')}
        placeholder="@example.com"
        autoComplete="off"
        maxLength={254}
        value={typed}
        error={isWrong && say('Write name@example.com for one address or @example.com for all of a domain.')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={typed.trim() === ''}>
        {say('Add')}
      </Button>
    </form>
  )
}
