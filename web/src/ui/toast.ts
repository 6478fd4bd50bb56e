import { useSyncExternalStore } from 'react'

/** A short word at the top of the screen. Its library comes with the first one, so that it weighs nothing before. */
export const toast = {
  success: (words: string) => void say('success', words),
  error: (words: string, description?: string) => void say('error', words, description),
}

/** Whether anything has been said yet, and the Toaster is needed. */
export const useToasterWanted = () => useSyncExternalStore(watch, () => wanted)

/** The Toaster tells that it listens; what was said before it did would be lost. */
export const toasterListens = () => listens()

let wanted = false
let onWanted = () => {}
let listens = () => {}
const listening = new Promise<void>((resolve) => {
  listens = resolve
})

async function say(kind: 'success' | 'error', words: string, description?: string) {
  wanted = true
  onWanted()
  const { toast } = await import('sonner')
  await listening
  toast[kind](words, { description })
}

function watch(tell: () => void) {
  onWanted = tell
  return () => {
    onWanted = () => {}
  }
}
