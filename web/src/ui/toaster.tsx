import { type CSSProperties, useEffect } from 'react'
import { Toaster as Sonner } from 'sonner'
import { useTheme } from '../lib/theme.ts'
import { toasterListens } from './toast.ts'

const colours = {
  '--normal-bg': 'var(--raised)',
  '--normal-text': 'var(--ink)',
  '--normal-border': 'var(--line)',
  '--border-radius': '12px',
  fontFamily: 'inherit',
} as CSSProperties

export function Toaster() {
  const [theme] = useTheme()
  useEffect(toasterListens, [])
  return <Sonner theme={theme} position="top-center" style={colours} toastOptions={{ classNames: { description: 'text-muted!' } }} />
}
