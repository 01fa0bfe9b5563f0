import { MouseSensor, type MouseSensorOptions, type SensorProps, TouchSensor } from '@dnd-kit/core'
import { flushSync } from 'react-dom'

/**
 * The same sensor, whose drags begin to show within the event that begins them. A sensor listens outside of React, which
 * would leave the first render to a task of its own: the card would be in the hand a frame later than it could be.
 */
function prompt<Props extends SensorProps<object>>(props: Props): Props {
  return { ...props, onStart: (coordinates) => flushSync(() => props.onStart(coordinates)) }
}

export class PromptMouseSensor extends MouseSensor {
  constructor(props: SensorProps<MouseSensorOptions>) {
    super(prompt(props))
  }
}

export class PromptTouchSensor extends TouchSensor {
  constructor(props: ConstructorParameters<typeof TouchSensor>[0]) {
    super(prompt(props))
  }
}
