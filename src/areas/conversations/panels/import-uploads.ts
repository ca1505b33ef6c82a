import { useSyncExternalStore } from 'react'
import type { Id } from '#kit/id.ts'
import { failureKind } from '#ui/say.ts'
import { api } from './api.ts'
import { fingerprintOf } from './import-files.ts'

/** A file on its way to the server. It goes on while other pages are open; one file is sent at a time. */
export type Upload = {
  key: string
  file: File
  importId: Id<'import'> | null
  /** Bytes that have arrived. */
  sent: number
  state: 'waiting' | 'sending' | 'paused' | 'failed' | 'sent'
  error: unknown
}

const partBytes = 4 * 2 ** 20
const patienceTries = 6
const listeners = new Set<() => void>()
let uploads: readonly Upload[] = []
let sending: { key: string; stop: AbortController } | null = null

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Every upload of this browser tab, in the order they were chosen. */
export const useUploads = (): readonly Upload[] => useSyncExternalStore(subscribe, () => uploads)

function set(next: readonly Upload[]): void {
  uploads = next
  listeners.forEach((tell) => tell())
}

const change = (key: string, changes: Partial<Upload>): void =>
  set(uploads.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)))

/** Puts files at the end of the queue. One that is in it already goes on instead of being sent twice. */
export function addUploads(files: readonly File[]): void {
  const open = new Map(uploads.filter(({ state }) => state !== 'sent').map((upload) => [upload.key, upload]))
  for (const file of files) {
    const key = `${file.webkitRelativePath || file.name} ${file.size} ${file.lastModified}`
    const before = open.get(key)
    if (before?.state === 'sending') continue
    open.set(key, {
      key,
      file,
      importId: before?.importId ?? null,
      sent: before?.sent ?? 0,
      state: 'waiting',
      error: null,
    })
  }
  set([...uploads.filter(({ key }) => !open.has(key)), ...open.values()])
  void sendAll()
}

/** Interrupts an upload, or keeps it from beginning. What has arrived stays. */
export function pauseUpload(key: string): void {
  change(key, { state: 'paused' })
  if (sending?.key === key) sending.stop.abort()
}

/** Lets a paused or failed upload go on where it was. */
export function resumeUpload(key: string): void {
  change(key, { state: 'waiting', error: null })
  void sendAll()
}

/** Takes an upload out of the queue. */
export function forgetUpload(key: string): void {
  if (sending?.key === key) sending.stop.abort()
  set(uploads.filter((upload) => upload.key !== key))
}

/** Takes what was sent for a removed import out of the queue. */
export const forgetImport = (id: Id<'import'>): void =>
  uploads.filter(({ importId }) => importId === id).forEach(({ key }) => forgetUpload(key))

async function sendAll(): Promise<void> {
  if (sending) return
  for (;;) {
    const next = uploads.find(({ state }) => state === 'waiting')
    if (!next) return
    const stop = new AbortController()
    sending = { key: next.key, stop }
    change(next.key, { state: 'sending' })
    await sendPatiently(next, stop.signal).then(
      () => change(next.key, { state: 'sent', sent: next.file.size }),
      (error: unknown) => stop.signal.aborted || change(next.key, { state: 'failed', error }),
    )
    sending = null
  }
}

/** Begins anew after a break, each time after a longer wait; the server says how much it has. */
async function sendPatiently(upload: Upload, signal: AbortSignal): Promise<void> {
  let tries = 0
  for (;;) {
    try {
      await send(upload, signal, () => (tries = 0))
      return
    } catch (error) {
      const mayPass = failureKind(error) === null || failureKind(error) === 'unavailable'
      if (signal.aborted || !mayPass || ++tries >= patienceTries) throw error
      await new Promise((resolve) => {
        setTimeout(resolve, 500 * 2 ** tries)
        signal.addEventListener('abort', resolve, { once: true })
      })
      signal.throwIfAborted()
    }
  }
}

async function send({ key, file }: Upload, signal: AbortSignal, onArrived: () => void): Promise<void> {
  const { name, size } = file
  let arrived = await api.imports.create.call({ name, size, fingerprint: await fingerprintOf(file) }, { signal })
  change(key, { importId: arrived.id, sent: arrived.bytesReceived })
  while (arrived.state === 'receiving' && arrived.bytesReceived < size) {
    const offset = arrived.bytesReceived
    const body = new File([file.slice(offset, offset + partBytes)], 'part', { type: 'application/octet-stream' })
    arrived = await api.imports.receive.call({ params: { id: arrived.id }, query: { offset }, body }, { signal })
    onArrived()
    change(key, { sent: arrived.bytesReceived })
  }
}

/** Whether leaving now would break off an upload. */
const isBusy = () => uploads.some(({ state }) => state === 'sending' || state === 'waiting')

window.addEventListener('beforeunload', (event) => {
  if (isBusy()) event.preventDefault()
})
