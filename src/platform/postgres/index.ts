export { checkServer } from './check-server.ts'
export { openDatabaseServer } from './open.ts'
export { startPostgres, type PostgresOptions, type RunningPostgres } from './start.ts'
