import { Popover } from '@mantine/core'
import { IconKeyboard, IconLogout, IconSettings } from '@tabler/icons-react'
import { useState } from 'react'
import { signOut } from '#areas/accounts/panels/index.ts'
import { Content } from '#ui/content.tsx'
import { GoTo } from '#ui/go-to.tsx'
import { tellFailure } from '#ui/pieces/tell.tsx'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import type { Me } from '../me.ts'
import { AgentButton } from './agent-button.tsx'
import { SchemeSwitch } from './scheme-switch.tsx'
import styles from './rail.module.css'

/** A fresh page forgets everything that was seen. */
const leave = () => signOut().then(() => window.location.assign(places.signIn), tellFailure)

/** Who is signed in, how the screen looks, and the way out. Opens as soon as it is there: it was asked for. */
export default function AgentMenu({ me, onShortcuts }: { me: Me; onShortcuts: () => void }) {
  const [isOpen, setIsOpen] = useState(true)
  const showShortcuts = () => {
    setIsOpen(false)
    onShortcuts()
  }
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-start" width={248} trapFocus returnFocus>
      <Popover.Target>
        <AgentButton me={me} onClick={() => setIsOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={say('Your account')}>
        <div className={styles.menu}>
          <p className={styles.address}>
            <Content>{me.email}</Content>
          </p>
          <SchemeSwitch isSmall />
          <GoTo place={places.settings} className={styles.menuItem} onClick={() => setIsOpen(false)}>
            <IconSettings size={16} stroke={1.6} aria-hidden />
            {say('Settings')}
          </GoTo>
          <button type="button" className={styles.menuItem} onClick={showShortcuts}>
            <IconKeyboard size={16} stroke={1.6} aria-hidden />
            {say('Keyboard shortcuts')}
          </button>
          <button type="button" className={styles.menuItem} onClick={() => void leave()}>
            <IconLogout size={16} stroke={1.6} aria-hidden />
            {say('Sign out')}
          </button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
