import { createORPCClient } from '@orpc/client'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import { ResponseValidationPlugin } from '@orpc/contract/plugins'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'

/**
 * The typed client of one contract. Answers are parsed by the contract, so instants arrive as dates.
 * A panel makes one for its own area: `const api = apiFor(emotionContract)`.
 */
export function clientFor<Contract extends AnyContractRouter>(contract: Contract): ContractRouterClient<Contract> {
  const link = new OpenAPILink(contract, {
    url: `${window.location.origin}/api/v1`,
    plugins: [new ResponseValidationPlugin(contract)],
  })
  return createORPCClient(link as never)
}

/** The same client as options for TanStack Query: `useQuery(api.mood.queryOptions({ input }))`. */
export const apiFor = <Contract extends AnyContractRouter>(contract: Contract) =>
  createTanstackQueryUtils(clientFor(contract))
