import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { Field, Input, Select, Textarea } from './field.tsx'
import { say } from './say.ts'
import { Switch } from './switch.tsx'

/** One field of a form that a channel or model describes itself. */
export interface FormField {
  name: string
  label: string
  help: string | null
  placeholder: string | null
  kind: 'text' | 'secret' | 'number' | 'boolean' | 'choice' | 'list'
  choices: string[] | null
  required: boolean
  initial?: unknown
}

type Values = Record<string, unknown>

interface SchemaFormProps {
  fields: FormField[]
  values: Values
  onChange: (values: Values) => void
  /** The complaint about a field, by its name. */
  errorOf?: (name: string) => string | undefined
  disabled?: boolean
}

/** Draws a form from a list of fields; values stay in the shape that the server reads. */
export function SchemaForm({ fields, values, onChange, errorOf = () => undefined, disabled = false }: SchemaFormProps) {
  return (
    <fieldset disabled={disabled} className="grid gap-4">
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          help={field.help}
          error={errorOf(field.name)}
          optional={!field.required && field.kind !== 'boolean'}
        >
          <Control field={field} value={values[field.name]} onChange={(value) => onChange({ ...values, [field.name]: value })} />
        </Field>
      ))}
    </fieldset>
  )
}

/** What a fresh form starts with. */
export function initialValues(fields: FormField[]): Values {
  return Object.fromEntries(fields.flatMap(({ name, initial }) => (initial === null || initial === undefined ? [] : [[name, initial]])))
}

interface ControlProps {
  field: FormField
  value: unknown
  onChange: (value: unknown) => void
}

function Control({ field, value, onChange }: ControlProps) {
  const common = { required: field.required, placeholder: field.placeholder ?? undefined, autoComplete: 'off', spellCheck: false }
  switch (field.kind) {
    case 'secret':
      return <Secret {...common} value={String(value ?? '')} onChange={onChange} />
    case 'number':
      return (
        <Input
          {...common}
          type="number"
          step="any"
          value={String(value ?? '')}
          onChange={(event) => onChange(numberOf(event.target.value))}
        />
      )
    case 'boolean':
      return <Switch checked={value === true} onCheckedChange={onChange} />
    case 'choice':
      return (
        <Select value={String(value ?? '')} required={field.required} onChange={(event) => onChange(event.target.value || undefined)}>
          {(!field.required || value === undefined) && <option value="">{say.choose}</option>}
          {field.choices?.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      )
    case 'list':
      return <Lines {...common} value={Array.isArray(value) ? value.map(String) : []} onChange={onChange} />
    default:
      return (
        <Input
          {...common}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      )
  }
}

interface SecretProps {
  value: string
  onChange: (value: unknown) => void
  required: boolean
  placeholder: string | undefined
}

function Secret({ value, onChange, ...props }: SecretProps) {
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <Input
        {...props}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        className="pr-10 font-mono text-[0.8125rem]"
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
      <Button
        look="ghost"
        size="tiny"
        className="absolute top-1 right-1"
        aria-label={shown ? say.hide : say.show}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff /> : <Eye />}
      </Button>
    </span>
  )
}

/** One entry per line. The raw words are kept while typing, so that a new empty line can be started. */
function Lines({
  value,
  onChange,
  ...props
}: {
  value: string[]
  onChange: (value: unknown) => void
  required: boolean
  placeholder: string | undefined
}) {
  const [text, setText] = useState(value.join('\n'))
  return (
    <Textarea
      {...props}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        const lines = event.target.value.split('\n').map((line) => line.trim())
        onChange(lines.filter((line) => line !== ''))
      }}
    />
  )
}

const numberOf = (text: string) => (text === '' ? undefined : Number(text))
