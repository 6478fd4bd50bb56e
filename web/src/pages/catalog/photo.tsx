import { ImageIcon } from 'lucide-react'
import { mediaUrl } from '@/lib/api.ts'
import { cn } from '@/ui/cn.ts'

/** Our stored photo, or its place. Photos on other sites are not fetched: they would tell those who is looking. */
export function Photo({ imageId, className }: { imageId: string | null; className?: string }) {
  if (imageId)
    return <img src={mediaUrl(imageId)} alt="" loading="lazy" className={cn('shrink-0 rounded-lg bg-sunken object-cover', className)} />
  return (
    <span className={cn('grid shrink-0 place-items-center rounded-lg bg-sunken text-faint', className)}>
      <ImageIcon className="size-4.5" strokeWidth={1.7} aria-hidden />
    </span>
  )
}
