/** A desk bell whose dome is a speech bubble. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <g fill="var(--on-accent)">
        <path d="M7 20.2a9 9 0 0 1 18 0Z" />
        <rect x="5.6" y="22.2" width="20.8" height="2.9" rx="1.45" />
        <rect x="14.3" y="6.6" width="3.4" height="3.4" rx="1.7" />
      </g>
      <g fill="var(--accent)">
        <circle cx="12.4" cy="17" r="1.25" />
        <circle cx="16" cy="17" r="1.25" />
        <circle cx="19.6" cy="17" r="1.25" />
      </g>
    </svg>
  )
}

export const Wordmark = () => (
  <span className="inline-flex items-center gap-2.5">
    <Mark className="size-7" />
    <span className="font-semibold text-[1.0625rem] tracking-[-0.035em]">salesboy</span>
  </span>
)
