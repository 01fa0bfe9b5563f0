import { useEffect } from 'react'

/** Prints once what is on the page; the dialog of the printer holds the page until it is answered. */
export function usePrint(onDone: () => void): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      window.print()
      onDone()
    })
    return () => clearTimeout(timer)
  }, [onDone])
}
