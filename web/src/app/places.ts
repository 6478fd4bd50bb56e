import {
  BookOpenText,
  Bot,
  FlaskConical,
  Inbox,
  LayoutDashboard,
  ListTodo,
  type LucideIcon,
  MessagesSquare,
  Settings2,
  ShoppingBag,
  Smartphone,
  Tags,
} from 'lucide-react'

export interface Place {
  to:
    | '/'
    | '/conversations'
    | '/orders'
    | '/tasks'
    | '/catalog'
    | '/knowledge'
    | '/bot'
    | '/inboxes'
    | '/simulator'
    | '/tests'
    | '/settings'
  label: string
  /** For the phone's tab bar. */
  short?: string
  icon: LucideIcon
}

export const places: Place[] = [
  { to: '/', label: 'Overview', icon: LayoutDashboard },
  { to: '/conversations', label: 'Conversations', short: 'Chats', icon: MessagesSquare },
  { to: '/orders', label: 'Orders', icon: ShoppingBag },
  { to: '/tasks', label: 'Tasks', icon: ListTodo },
  { to: '/catalog', label: 'Catalogue', icon: Tags },
  { to: '/knowledge', label: 'Knowledge', icon: BookOpenText },
  { to: '/bot', label: 'Bot', icon: Bot },
  { to: '/inboxes', label: 'Inboxes', icon: Inbox },
  { to: '/simulator', label: 'Simulator', icon: Smartphone },
  { to: '/tests', label: 'Tests', icon: FlaskConical },
  { to: '/settings', label: 'Settings', icon: Settings2 },
]

/** A phone's tab bar has room for the first four; the rest is under More. */
export const inTabBar = 4
