import { useEffect, useState, type ReactNode } from 'react'

/** Shows its children only when the wait is long enough to be felt: 150 ms. */
export function Late({ children }: { children: ReactNode }) {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return isLate ? children : null
}
