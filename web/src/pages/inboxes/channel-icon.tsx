import type { ChannelInfo } from '@salesboy/contract/inboxes'
import { useQuery } from '@tanstack/react-query'
import { AtSign, Camera, Globe, type LucideIcon, MessageCircle, MessageSquareText, Phone } from 'lucide-react'
import { cn } from '@/ui/cn.ts'
import { channelsQuery } from './queries.ts'

const icons: Record<ChannelInfo['icon'], LucideIcon> = {
  phone: Phone,
  globe: Globe,
  camera: Camera,
  mail: AtSign,
  sms: MessageSquareText,
  chat: MessageCircle,
}

export function ChannelIcon({ channel, className }: { channel: string; className?: string }) {
  const info = useChannel(channel)
  const Icon = icons[info?.icon ?? 'chat']
  return <Icon className={cn('size-4', className)} aria-label={info?.label ?? channel} />
}

/** A channel's name for people. */
export const ChannelLabel = ({ channel }: { channel: string }) => useChannel(channel)?.label ?? channel

/** What the server says of it; nothing before it answered, or when it no longer knows the channel. */
const useChannel = (name: string): ChannelInfo | undefined => useQuery(channelsQuery).data?.find((channel) => channel.name === name)
