import { type ReactNode, useState } from 'react'
import { Field, Textarea } from '@/ui/field.tsx'

interface LinesFieldProps {
  label: string
  help: ReactNode
  placeholder: string
  error: string | undefined
  lines: string[]
  onChange: (lines: string[]) => void
}

/** A list written one entry a line. */
export function LinesField({ label, help, placeholder, error, lines, onChange }: LinesFieldProps) {
  // What is being typed may end in an empty line; the list never does.
  const [text, setText] = useState(lines.join('\n'))
  const entries = entriesOf(text)
  const shown = entries.join('\n') === lines.join('\n') ? text : lines.join('\n')
  return (
    <Field label={label} optional help={help} error={error}>
      <Textarea
        value={shown}
        placeholder={placeholder}
        onChange={(event) => {
          setText(event.target.value)
          onChange(entriesOf(event.target.value))
        }}
      />
    </Field>
  )
}

const entriesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
