import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { askHidden } from './ask-hidden.ts'
import type { Terminal } from './command.ts'

function fakeTerminal() {
  const raw: boolean[] = []
  const setRawMode = (isRaw: boolean) => void raw.push(isRaw)
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode })
  const stderr = new PassThrough()
  return { raw, stdin, stderr, terminal: { stdin, stderr } as unknown as Terminal }
}

test('what is typed is taken and not shown', async () => {
  const { raw, stdin, stderr, terminal } = fakeTerminal()
  const asked = askHidden(terminal, 'Password: ')
  stdin.write('correct horsx\u007fe battery\r')
  expect(await asked).toBe('correct horse battery')
  expect(String(stderr.read())).toBe('Password: \n')
  expect(raw).toEqual([true, false])
})

test('Ctrl-C stops the question', async () => {
  const { stdin, terminal } = fakeTerminal()
  const asked = askHidden(terminal, 'Password: ')
  stdin.write('corr\u0003')
  await expect(asked).rejects.toThrow('aborted')
})
