import { modals } from '@mantine/modals'
import type { ReactNode } from 'react'
import { say } from '#ui/say.ts'
import { wantNotices } from './notices.ts'

type Question = { title: string; body: ReactNode; action: string; isDangerous?: boolean }

/** Asks before something that cannot simply be undone; true when the person went on. */
export async function confirmed({ title, body, action, isDangerous = false }: Question): Promise<boolean> {
  await wantNotices()
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: body,
      labels: { confirm: action, cancel: say('Cancel') },
      confirmProps: { color: isDangerous ? 'danger' : undefined },
      cancelProps: { variant: 'subtle' },
      closeButtonProps: { 'aria-label': say('Close') },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    })
  })
}
