/** Why a message is not read for emotion: a machine, not a person, wrote it to us. */
export const automaticKinds = ['auto-reply', 'bounce', 'list', 'bulk', 'notification'] as const
export type Automatic = (typeof automaticKinds)[number]
