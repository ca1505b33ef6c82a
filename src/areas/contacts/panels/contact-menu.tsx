import { Menu } from '@mantine/core'
import { IconArrowBackUp, IconArrowMerge } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { say } from '#ui/say.ts'
import { api } from './api.ts'
import { MoreButton } from './more-button.tsx'
import { useUndoMerge } from './use-merges.ts'

/** What else can be done with a contact: merge, and take merges back. Opens as soon as it is there: it was asked for. */
export default function ContactMenu({ contactId, onMerge }: { contactId: string; onMerge: () => void }) {
  const merges = useQuery(api.merges.list.queryOptions({ input: { id: contactId } }))
  const undo = useUndoMerge()
  return (
    <Menu defaultOpened position="bottom-end" withinPortal>
      <Menu.Target>
        <MoreButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowMerge size={16} stroke={1.6} aria-hidden />} onClick={onMerge}>
          {say('Merge with…')}
        </Menu.Item>
        {merges.data?.map(({ id, mergedName }) => (
          <Menu.Item
            key={id}
            leftSection={<IconArrowBackUp size={16} stroke={1.6} aria-hidden />}
            disabled={undo.isPending}
            onClick={() => undo.mutate({ id })}
          >
            {say('Undo the merge with {name}', { name: mergedName })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
