export { AuditTrail } from './audit-trail.tsx'
export { ConsentDefaults } from './consent-defaults.tsx'
export { ConsentSwitch } from './consent-switch.tsx'
export { useMaySense } from './use-consents.ts'
