import { NativeSelect } from '@mantine/core'
import { locale, pseudoLocales } from '#ui/locale.ts'
import { say } from '#ui/say.ts'

/** Languages to choose from: while developing, also the two that show what was not translated. */
const languages = [
  { value: 'en', label: 'English' },
  ...(import.meta.env.DEV ? pseudoLocales.map((value) => ({ value, label: value })) : []),
]

const choose = (chosen: string) => {
  const address = new URL(window.location.href)
  address.searchParams.set('locale', chosen)
  window.location.assign(address)
}

/** The language of the screens, where there is more than one; a change loads the page again. */
export function LanguageChoice() {
  if (languages.length < 2) return null
  return (
    <NativeSelect
      mt="md"
      maw={320}
      label={say('Language')}
      data={languages}
      value={locale()}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  )
}
