import { z } from 'zod'
import { defineSetting } from '#platform/settings.ts'

/** Addresses and `@domains` that are ours, in lower case. */
export const ownAddresses = defineSetting('conversations.own-addresses', z.array(z.string()), [])
