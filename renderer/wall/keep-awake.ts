/**
 * Asks the display to stay on for as long as the wall is seen. Where the browser or the shell says no, the shell's own
 * blocker or the laptop's settings have to do: a wall that goes dark is no reason to stop the wall.
 */
export function keepAwake(): void {
  document.addEventListener('visibilitychange', () => void ask())
  void ask()
}

async function ask(): Promise<void> {
  if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
  try {
    await navigator.wakeLock.request('screen')
  } catch {
    // Refused, or low on battery.
  }
}
