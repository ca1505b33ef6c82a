import { handle } from '#platform/jobs.ts'
import { runImportJob } from './actions/change-import.ts'
import { resumeImports } from './actions/progress-import.ts'
import { runImport } from './importer/run-import.ts'

/** A large mailbox takes its time; a worker that died is noticed by its silence, long before this. */
const longestImport = 12 * 3600

export const work = [
  handle(runImportJob, (tools, { importId }) => runImport(tools, importId), {
    retries: 0,
    expiresInSeconds: longestImport,
  }),
]

export const scheduled = [{ name: 'conversations.resume-imports', cron: '* * * * *', run: resumeImports }]
