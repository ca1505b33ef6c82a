import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { noticesAreShown } from '#ui/pieces/notices.ts'
import styles from './notices.module.css'

/** Where `tell` and `confirmed` show what they say. */
export default function Notices() {
  useEffect(noticesAreShown, [])
  return (
    <>
      <ModalsProvider>{null}</ModalsProvider>
      <Notifications position="bottom-center" limit={3} className={styles.notices} />
    </>
  )
}
