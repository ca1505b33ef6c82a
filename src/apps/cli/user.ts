import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { changePassword, createAgent, listAgents, removeAgent, roles } from '#areas/accounts/index.ts'
import { password as passwordSchema } from '#areas/accounts/contract.ts'
import { invalid } from '#kit/errors.ts'
import { system } from '#platform/context.ts'
import type { Transact } from '#platform/context.ts'
import { askHidden } from './ask-hidden.ts'
import type { Command, Terminal } from './command.ts'
import { withInstallation } from './installation.ts'

export const user: Command = {
  name: 'user',
  summary: 'List, add and remove accounts, or set a password',
  usage: `list
    add EMAIL --name NAME [--role ${roles.join('|')}]   the password is asked, or read from standard input
    password EMAIL                                   sets a new one and signs the account out everywhere
    remove EMAIL`,
  async run(terminal) {
    const [verb, ...rest] = terminal.args
    const act = verbs[verb ?? '']
    if (!act) throw invalid('Say what to do with accounts: list, add, password or remove.')
    await withInstallation(terminal, ({ platform }) => act(terminal, platform.as(system('command line')), rest))
  },
}

type Verb = (terminal: Terminal, transact: Transact, args: string[]) => Promise<void>

const verbs: Record<string, Verb> = {
  async list({ stdout }, transact) {
    const agents = await transact(listAgents)
    for (const { email, name, role } of agents) stdout.write(`${email}\t${role}\t${name}\n`)
    if (agents.length === 0) stdout.write('No accounts yet: open the web app to make the first one.\n')
  },
  async add(terminal, transact, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, role: { type: 'string', default: 'agent' } },
    })
    const email = addressFrom(positionals)
    const role = check(z.enum(roles), values.role, 'role')
    const name = values.name ?? email.split('@')[0] ?? email
    const password = await askPassword(terminal)
    await transact((ctx) => createAgent(ctx, { name, email, role, password }))
    terminal.stdout.write(`${email} can sign in now.\n`)
  },
  async password(terminal, transact, args) {
    const email = addressFrom(args)
    const password = await askPassword(terminal)
    await transact((ctx) => changePassword(ctx, email, password))
    terminal.stdout.write(`${email} has a new password.\n`)
  },
  async remove({ stdout }, transact, args) {
    const email = addressFrom(args)
    await transact((ctx) => removeAgent(ctx, email))
    stdout.write(`${email} is removed.\n`)
  },
}

const addressFrom = (words: readonly string[]): string => check(z.email(), words[0], 'mail address')

function check<Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalid('The {what} is not right: {problem}', { what, problem: parsed.error.issues[0]?.message ?? '' })
}

async function askPassword(terminal: Terminal): Promise<string> {
  const typed = terminal.stdin.isTTY ? await askHidden(terminal, 'Password: ') : await firstLineOf(terminal.stdin)
  return check(passwordSchema, typed, 'password')
}

async function firstLineOf(input: NodeJS.ReadStream): Promise<string> {
  const lines = createInterface({ input })
  try {
    return (await lines[Symbol.asyncIterator]().next()).value ?? ''
  } finally {
    lines.close()
  }
}
