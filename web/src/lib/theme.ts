import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'

/** The reader's choice of light or dark; public/theme.js applies it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(watch, read), choose]
}

const read = (): Theme => {
  const choice = localStorage.getItem('theme')
  return choice === 'light' || choice === 'dark' ? choice : 'system'
}

function choose(theme: Theme) {
  if (theme === 'system') localStorage.removeItem('theme')
  else localStorage.setItem('theme', theme)
  dispatchEvent(new Event('themechange'))
}

function watch(watcher: () => void) {
  addEventListener('themechange', watcher)
  addEventListener('storage', watcher)
  return () => {
    removeEventListener('themechange', watcher)
    removeEventListener('storage', watcher)
  }
}
