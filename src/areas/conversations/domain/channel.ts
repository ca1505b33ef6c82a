/** Where a message was said. */
export const channels = ['email', 'chat', 'ticket', 'call', 'survey', 'social', 'note'] as const
export type Channel = (typeof channels)[number]

/** `in`: the contact said it. `out`: we did. */
export const directions = ['in', 'out'] as const
export type Direction = (typeof directions)[number]

/** `waiting`: the contact spoke last and a person should answer; `answered`: nobody waits; `automatic`: no person spoke. */
export const conversationStates = ['waiting', 'answered', 'automatic'] as const
export type ConversationState = (typeof conversationStates)[number]
