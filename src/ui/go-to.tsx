import { Link, useNavigate } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'a'>, 'href'> & { place: string }

/** A link to a place of the web app; opens in a new tab when asked to, like any link. */
export const GoTo = ({ place, ...rest }: Props) => {
  const [to, hash] = place.split('#')
  return <Link {...rest} to={to} hash={hash} />
}

/** Goes to a place of the web app. */
export function useGoTo(): (place: string) => void {
  const navigate = useNavigate()
  return (place) => {
    const [to, hash] = place.split('#')
    void navigate({ to, hash })
  }
}
