import { NumberInput } from '@mantine/core'
import { useState } from 'react'

/** A whole number that is stored when the field is left or stepped, not at every digit. */
export function WholeNumber({
  label,
  description,
  value,
  min = 1,
  max,
  suffix = '',
  isLabelHidden = false,
  onChange,
}: {
  label: string
  description?: string | undefined
  value: number
  min?: number
  max: number
  suffix?: string
  /** Where a table names the field already. */
  isLabelHidden?: boolean
  onChange: (value: number) => void
}) {
  const [typed, setTyped] = useState<string | number | null>(null)
  const leave = () => {
    if (typeof typed === 'number' && typed !== value) onChange(Math.max(min, Math.min(max, typed)))
    setTyped(null)
  }
  return (
    <NumberInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      description={description}
      value={typed ?? value}
      min={min}
      max={max}
      suffix={suffix}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
      }}
    />
  )
}
