export { backup, type BackupOptions, type BackupSummary } from './backup.ts'
export { restore, type RestoreOptions, type RestoreSummary } from './restore.ts'
