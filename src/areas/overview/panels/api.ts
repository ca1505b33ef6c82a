import { apiFor } from '#ui/api.ts'
import { overviewContract } from '../contract.ts'

export const api = apiFor(overviewContract)
