/** Three dots that bob while somebody writes. */
export const Dots = ({ label }: { label: string }) => (
  <span role="status" className="inline-flex items-center gap-1 py-1 text-bot">
    <span className="sr-only">{label}</span>
    {[0, 150, 300].map((delayMs) => (
      <span key={delayMs} className="size-1.5 animate-dot rounded-full bg-current" style={{ animationDelay: `${delayMs}ms` }} />
    ))}
  </span>
)
