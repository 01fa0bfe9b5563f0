import type { Activators, SensorInstance, SensorProps } from '@dnd-kit/core'
import type { Point } from './geometry.ts'

export interface LiftOptions {
  /** Answers an arrow key while a card is lifted: how far the card now is from where it was, or null to stay. */
  step(code: string): Point | null
}

/**
 * Lifts a card with Space, moves it with the arrows, puts it down with Enter or Space, returns it with Escape. In place
 * of dnd-kit's KeyboardSensor, which moves in pixels and swallows a step whenever a list has to scroll; ours moves from
 * gap to gap. While a card is lifted no other key reaches the page.
 */
export class LiftSensor implements SensorInstance {
  static activators: Activators<LiftOptions> = [
    {
      eventName: 'onKeyDown',
      handler: (event: React.KeyboardEvent, _options, { active }) => {
        const hasModifier = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey
        if (event.code !== 'Space' || hasModifier || event.target !== active.activatorNode.current) return false
        event.preventDefault()
        return true
      },
    },
  ]

  autoScrollEnabled = false
  readonly #props: SensorProps<LiftOptions>
  readonly #listening = new AbortController()

  constructor(props: SensorProps<LiftOptions>) {
    this.#props = props
    const { signal } = this.#listening
    document.addEventListener('keydown', this.#onKeyDown, { capture: true, signal })
    document.addEventListener('pointerdown', this.#cancel, { capture: true, signal })
    window.addEventListener('resize', this.#cancel, { signal })
    document.addEventListener('visibilitychange', this.#cancel, { signal })
    props.onStart({ x: 0, y: 0 })
  }

  #onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.code === 'Tab') return this.#cancel()
    event.preventDefault()
    if (event.code === 'Escape') return this.#cancel()
    if (event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'Space') {
      if (event.repeat) return
      this.#listening.abort()
      this.#props.onEnd()
      return
    }
    const moved = this.#props.options.step(event.code)
    if (moved !== null) this.#props.onMove(moved)
  }

  #cancel = () => {
    this.#listening.abort()
    this.#props.onCancel()
  }
}
