import { apiFor } from '#ui/api.ts'
import { accountsContract } from '../contract.ts'

export const api = apiFor(accountsContract)
