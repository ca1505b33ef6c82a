import { useQuery } from '@tanstack/react-query'
import { Facts } from '#ui/pieces/facts.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say, sayNumber } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import { api } from './api.ts'
import { channelWord } from './words.ts'

/** How much was said with a contact, since when, and whether they wait. */
export function Correspondence({ contactId }: { contactId: string }) {
  const correspondence = useQuery(api.facts.queryOptions({ input: { contactId } }))
  return (
    <Loaded query={correspondence}>
      {({ firstMessageAt, lastMessageAt, waitingSince, messagesIn, messagesOut, channels }) => (
        <Facts
          facts={[
            { name: say('Waiting since'), value: waitingSince && <When at={waitingSince} /> },
            { name: say('Writing since'), value: firstMessageAt && <When at={firstMessageAt} /> },
            { name: say('Last message'), value: lastMessageAt && <When at={lastMessageAt} /> },
            { name: say('They wrote'), value: <span className="tabular">{sayNumber(messagesIn)}</span> },
            { name: say('We wrote'), value: <span className="tabular">{sayNumber(messagesOut)}</span> },
            { name: say('By'), value: channels.map(channelWord).join(', ') },
          ]}
        />
      )}
    </Loaded>
  )
}
