import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { say } from '#ui/say.ts'

/** Opens what else can be done. */
export const MoreButton = (props: ComponentProps<'button'>) => (
  <ActionIcon {...props} variant="default" size={34} aria-label={say('More')}>
    <IconDots size={18} stroke={1.6} />
  </ActionIcon>
)
