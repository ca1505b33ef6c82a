import { apiFor } from '#ui/api.ts'
import { contactsContract } from '../contract.ts'

export const api = apiFor(contactsContract)
