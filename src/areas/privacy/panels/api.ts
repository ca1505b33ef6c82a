import { apiFor } from '#ui/api.ts'
import { privacyContract } from '../contract.ts'

export const api = apiFor(privacyContract)
