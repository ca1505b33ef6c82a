export { EmotionTimeline } from './emotion-timeline.tsx'
export { MessageReading } from './message-reading.tsx'
export { MoodNow } from './mood-now.tsx'
export { useReadings } from './use-readings.ts'
