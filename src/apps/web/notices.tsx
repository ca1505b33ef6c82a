import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import styles from './notices.module.css'

/** Where `tell` and `confirmed` show what they say. Loaded after the first page: nothing is said before. */
export default function Notices() {
  return (
    <>
      <ModalsProvider>{null}</ModalsProvider>
      <Notifications position="bottom-center" limit={3} className={styles.notices} />
    </>
  )
}
