import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LogOut, type LucideIcon, Monitor, Moon, Sun } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { Select } from '@/ui/field.tsx'
import { api } from '../lib/api.ts'
import { chooseLanguage, language, offered } from '../lib/language.ts'
import { type Theme, useTheme } from '../lib/theme.ts'
import { say } from './say.ts'

const themes = (): Record<Theme, { next: Theme; icon: LucideIcon; label: string }> => ({
  system: {
    next: 'light',
    icon: Monitor,
    label: say.themeSystem,
  },
  light: {
    next: 'dark',
    icon: Sun,
    label: say.themeLight,
  },
  dark: {
    next: 'system',
    icon: Moon,
    label: say.themeDark,
  },
})

export function ThemeButton({ words = false }: { words?: boolean }) {
  const [theme, choose] = useTheme()
  const { next, icon: Icon, label } = themes()[theme]
  return (
    <Button look="ghost" size={words ? 'md' : 'icon'} aria-label={words ? undefined : label} title={label} onClick={() => choose(next)}>
      <Icon aria-hidden />
      {words && label}
    </Button>
  )
}

/** Shown once there is a second language to choose. */
export function LanguageChoice() {
  if (offered().length < 2) return null
  return (
    <Select aria-label={say.language} value={language()} onChange={(event) => chooseLanguage(event.target.value)}>
      {offered().map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {new Intl.DisplayNames(tag, { type: 'language' }).of(tag)}
        </option>
      ))}
    </Select>
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
      aria-label={words ? undefined : say.signOut}
      title={say.signOut}
      busy={signOut.isPending}
      onClick={() => signOut.mutate()}
    >
      {!signOut.isPending && <LogOut aria-hidden />}
      {words && say.signOut}
    </Button>
  )
}
