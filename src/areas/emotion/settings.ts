import { z } from 'zod'
import { defineSetting } from '#platform/settings.ts'
import { initialThreshold } from './domain/review.ts'

/** Readings less sure than this are looked at by a person. */
export const reviewThreshold = defineSetting('emotion.review-threshold', z.number().min(0).max(0.95), initialThreshold)
