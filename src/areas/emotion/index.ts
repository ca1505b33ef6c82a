/** Door for other areas and the command line: what contacts' messages say of their feelings. */
export { readingMade } from './events.ts'
export { families, familyOf, shownLabels } from './domain/label.ts'
export type { Family, ShownLabel } from './domain/label.ts'
export { isUnsure, labelled } from './domain/reading.ts'
export type { TextReading } from './domain/reading.ts'
export { surenessAt, trendAt } from './domain/mood.ts'
export { needOf } from './domain/need.ts'
export { theEngine } from './engines/the-engine.ts'
