import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LogOut, type LucideIcon, Monitor, Moon, Sun } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { api } from '../lib/api.ts'
import { type Theme, useTheme } from '../lib/theme.ts'

const themes: Record<Theme, { next: Theme; icon: LucideIcon; label: string }> = {
  system: { next: 'light', icon: Monitor, label: 'Theme: like the system' },
  light: { next: 'dark', icon: Sun, label: 'Theme: light' },
  dark: { next: 'system', icon: Moon, label: 'Theme: dark' },
}

export function ThemeButton({ words = false }: { words?: boolean }) {
  const [theme, choose] = useTheme()
  const { next, icon: Icon, label } = themes[theme]
  return (
    <Button look="ghost" size={words ? 'md' : 'icon'} aria-label={words ? undefined : label} title={label} onClick={() => choose(next)}>
      <Icon aria-hidden />
      {words && label}
    </Button>
  )
}

export function SignOut({ words = false }: { words?: boolean }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = useMutation({
    mutationFn: () => api.identity.signOut(),
    onSuccess: async () => {
      await navigate({ to: '/sign-in', search: {} })
      client.clear()
    },
  })
  return (
    <Button
      look="ghost"
      size={words ? 'md' : 'icon'}
      aria-label={words ? undefined : 'Sign out'}
      title="Sign out"
      busy={signOut.isPending}
      onClick={() => signOut.mutate()}
    >
      {!signOut.isPending && <LogOut aria-hidden />}
      {words && 'Sign out'}
    </Button>
  )
}
