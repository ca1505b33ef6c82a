declare const payload: unique symbol

/** A fact an area announces, named in the past tense: `message.received`. */
export type EventKind<Payload extends object> = { readonly name: string; readonly [payload]?: Payload }

export const defineEvent = <Payload extends object>(name: string): EventKind<Payload> => ({ name })

/** Work to be done later, with what it needs to know. */
export type JobKind<Payload extends object> = { readonly name: string; readonly [payload]?: Payload }

export const defineJob = <Payload extends object>(name: string): JobKind<Payload> => ({ name })
