import { Tabs as Radix } from 'radix-ui'
import type { MouseEvent, ReactNode } from 'react'
import { say } from './say.ts'

interface TabsProps<T extends string> {
  label: string
  tabs: { value: T; label: string; mark?: boolean }[]
  value: T
  onChange: (value: T) => void
  /** What stands under the chosen tab. */
  children: ReactNode
}

/** Radix focuses a pressed tab by script, which browsers take for the keyboard and answer with a ring. */
const focusQuietly = ({ button, currentTarget }: MouseEvent<HTMLElement>) => {
  if (button === 0) currentTarget.focus({ focusVisible: false } as FocusOptions)
}

/** One row of tabs; arrow keys move along it. `mark` puts a dot on a tab: something there is not saved. */
export function Tabs<T extends string>({ label, tabs, value, onChange, children }: TabsProps<T>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as T)}>
      <Radix.List aria-label={label} className="-mx-4 mb-5 flex gap-1 overflow-x-auto border-line border-b px-4 sm:mx-0 sm:px-0">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            onMouseDownCapture={focusQuietly}
            className="relative flex h-10 shrink-0 items-center gap-1.5 px-3 font-medium text-muted transition-colors after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full hover:text-ink focus-visible:outline-offset-[-2px] data-[state=active]:text-ink data-[state=active]:after:bg-accent"
          >
            {tab.label}
            {tab.mark && (
              <span className="size-1.5 rounded-full bg-accent">
                <span className="sr-only"> {say.changed}</span>
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content value={value} tabIndex={-1} className="outline-none">
        {children}
      </Radix.Content>
    </Radix.Root>
  )
}
