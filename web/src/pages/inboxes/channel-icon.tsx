import { AtSign, Camera, Globe, type LucideIcon, MessageCircle, MessageSquareText, Phone } from 'lucide-react'
import { cn } from '@/ui/cn.ts'
import { say } from './say.ts'

const icons: Record<string, LucideIcon> = {
  'whatsapp-cloud': Phone,
  'whatsapp-web': Phone,
  'web-chat': Globe,
  instagram: Camera,
  sms: MessageSquareText,
  email: AtSign,
}

export function ChannelIcon({ channel, className }: { channel: string; className?: string }) {
  const Icon = icons[channel] ?? MessageCircle
  return <Icon className={cn('size-4', className)} aria-label={channelLabel(channel)} />
}

const labels: Record<string, string> = say.labels

/** A channel's name for people, also for one that this dashboard has never heard of. */
export const channelLabel = (channel: string) =>
  labels[channel] ?? channel.replace(/-/g, ' ').replace(/^./, (letter) => letter.toUpperCase())
