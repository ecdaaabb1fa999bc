/** A small waveform as one SVG path: cheap enough for a page full of cards. `played`, 0 to 1, is drawn in the accent. */
export function Waveform({ peaks, played = 0, bars = 72, className }: { peaks: number[]; played?: number; bars?: number; className?: string }) {
  const levels = reduce(peaks, bars)
  return (
    <svg viewBox={`0 0 ${bars * 4} 40`} preserveAspectRatio="none" className={className} aria-hidden>
      <path d={path(levels)} className="fill-(--wave)" />
      {played > 0 && <path d={path(levels.slice(0, Math.ceil(played * bars)))} className="fill-(--wave-played)" />}
    </svg>
  )
}

const path = (levels: number[]) => levels.map((level, i) => `M${i * 4} ${round(20 - level * 19)}h2.6v${round(level * 38)}h-2.6z`).join("")
const round = (n: number) => Math.round(n * 10) / 10

/** The loudest value of each of `bars` equal parts, at least a hairline. */
export function reduce(peaks: number[], bars: number): number[] {
  return Array.from({ length: bars }, (_, i) => {
    const part = peaks.slice(Math.floor((i * peaks.length) / bars), Math.max(Math.floor((i * peaks.length) / bars) + 1, Math.floor(((i + 1) * peaks.length) / bars)))
    return Math.max(0.04, ...part.map(Math.abs))
  })
}
