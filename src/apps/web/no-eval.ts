import { config } from 'zod'

// The policy of the page forbids code made at run time; zod would try it for every contract, and be reported.
config({ jitless: true })
