import { Slider as Radix } from 'radix-ui'

interface SliderProps {
  label: string
  value: number
  onChange: (value: number) => void
  /** How the value reads aloud, such as "Friendly". */
  words: string
  disabled?: boolean
}

/** A slider from 0 to 100. */
export function Slider({ label, value, onChange, words, disabled = false }: SliderProps) {
  return (
    <Radix.Root
      value={[value]}
      min={0}
      max={100}
      step={1}
      disabled={disabled}
      onValueChange={([next]) => onChange(next ?? 0)}
      className="relative flex h-6 w-full touch-none select-none items-center"
    >
      <Radix.Track className="relative h-1.5 grow rounded-full bg-line">
        <Radix.Range className="absolute h-full rounded-full bg-accent data-[disabled]:bg-line-strong" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={`${value}, ${words}`}
        className="block size-5 rounded-full border-2 border-accent bg-raised shadow-card transition-transform hover:scale-110 data-[disabled]:border-line-strong"
      />
    </Radix.Root>
  )
}
