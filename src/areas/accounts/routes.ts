import { notSignedIn } from '#kit/errors.ts'
import type { Context } from '#platform/context.ts'
import { serve, within } from '#platform/http.ts'
import { getSetting } from '#platform/settings.ts'
import { completeSetup } from './actions/complete-setup.ts'
import { renameOrganisation } from './actions/rename-organisation.ts'
import { accountsContract } from './contract.ts'
import { permissionsOf } from './domain/role.ts'
import { getAgent, hasAgents } from './reads.ts'
import { organisationName } from './settings.ts'

const os = serve(accountsContract)

export const routes = os.router({
  setup: {
    find: os.setup.find.handler(async ({ context }) => ({
      isNeeded: !(await context.transact(hasAgents)),
      version: context.version,
    })),
    complete: os.setup.complete.handler(within(completeSetup)),
  },
  me: os.me.handler(within(describeMe)),
  organisation: { rename: os.organisation.rename.handler(within((ctx, { name }) => renameOrganisation(ctx, name))) },
})

async function describeMe(ctx: Context) {
  if (ctx.actor.kind !== 'agent') throw notSignedIn('Please sign in.')
  const { id, name, email, role, createdAt } = await getAgent(ctx, ctx.actor.id)
  const organisation = await getSetting(ctx, organisationName)
  return { id, name, email, role, permissions: permissionsOf(role), organisation, signedUpAt: createdAt }
}
