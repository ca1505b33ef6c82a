import { apiFor } from '#ui/api.ts'
import { emotionContract } from '../contract.ts'

export const api = apiFor(emotionContract)
