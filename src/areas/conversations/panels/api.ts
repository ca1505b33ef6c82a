import { apiFor } from '#ui/api.ts'
import { conversationsContract } from '../contract.ts'

export const api = apiFor(conversationsContract)
