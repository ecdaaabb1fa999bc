import Image from "next/image"
import { cn } from "@/lib/cn"

/** A cover, square; without one, a quiet sleeve with the title's first letter. */
export function Cover({ url, title, size, className, eager = false }: { url: string | null; title: string; size: number; className?: string; eager?: boolean }) {
  if (!url) {
    return <div aria-hidden className={cn("grid aspect-square place-items-center rounded-md bg-line font-display text-3xl font-bold text-muted", className)}>{title.slice(0, 1).toUpperCase()}</div>
  }
  return <Image src={url} alt="" width={size} height={size} sizes={`${size}px`} quality={70} loading={eager ? "eager" : "lazy"} fetchPriority={eager ? "high" : "auto"} className={cn("aspect-square rounded-md bg-line object-cover", className)} />
}
