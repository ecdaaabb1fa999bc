"use client"
import { ArrowDown, ArrowUp, X } from "lucide-react"
import { cn } from "@/lib/cn"
import { usePlayer } from "./store.client"

const small = "grid size-11 place-items-center rounded-full hover:bg-line/70 disabled:opacity-30"

/** What plays next; can be changed. */
export function QueuePanel({ onClose }: { onClose: () => void }) {
  const { queue, index, jump, move, remove } = usePlayer()
  return (
    <div className="absolute bottom-full right-0 w-full max-w-md border border-line bg-raised shadow-card md:right-6 md:mb-2 md:rounded-xl" role="region" aria-label="Queue">
      <div className="flex items-center justify-between border-b border-line py-1 pl-4 pr-1"><h2 className="font-bold">Queue</h2><button type="button" aria-label="Close queue" onClick={onClose} className={small}><X size={18} /></button></div>
      <ol className="max-h-80 overflow-y-auto p-2">
        {queue.map((track, i) => (
          <li key={track.id} className={cn("flex items-center gap-1 rounded-lg", i === index && "bg-accent-soft")}>
            <button type="button" onClick={() => { jump(i) }} aria-current={i === index || undefined} className="min-h-11 min-w-0 flex-1 px-2 text-left"><span className="block truncate text-sm font-semibold">{track.title}</span><span className="block truncate text-sm text-muted">{track.producer}</span></button>
            <button type="button" aria-label={`Move ${track.title} up`} disabled={i === 0} onClick={() => { move(i, -1) }} className={small}><ArrowUp size={16} /></button>
            <button type="button" aria-label={`Move ${track.title} down`} disabled={i === queue.length - 1} onClick={() => { move(i, 1) }} className={small}><ArrowDown size={16} /></button>
            <button type="button" aria-label={`Remove ${track.title} from the queue`} onClick={() => { remove(i) }} className={small}><X size={16} /></button>
          </li>
        ))}
      </ol>
    </div>
  )
}
