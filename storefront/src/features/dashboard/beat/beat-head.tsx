import type { RecordingView } from "@max-booster/api-contract"
import Link from "next/link"
import { cn } from "@/lib/cn"

const places = [["", "Beat"], ["/files", "Files"], ["/stems", "Stems"], ["/master", "Master"], ["/video", "Video"]] as const
export type BeatPlace = (typeof places)[number][0]

/** What a page about one beat begins with: its title, and the way to the others once the beat is ready. */
export function BeatHead({ recording: { id, title, original_name, state }, here }: { recording: Pick<RecordingView, "id" | "title" | "original_name" | "state">; here: BeatPlace }) {
  return (
    <div className="grid gap-1">
      <p className="text-[15px]"><Link href="/sell/beats" className="inline-flex min-h-11 items-center text-muted hover:text-ink hover:underline">Beats</Link></p>
      <h1 className="break-words text-3xl font-bold sm:text-4xl">{title}</h1>
      <p className="break-all text-sm text-muted">{original_name}</p>
      {state === "ready" && (
        <nav aria-label="This beat" className="flex flex-wrap gap-1 border-b border-line pt-2">
          {places.map(([path, name]) => (
            <Link key={path} href={`/sell/beats/${id}${path}`} aria-current={path === here ? "page" : undefined} className={cn("-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-3 text-[15px] font-medium text-muted hover:text-ink", path === here && "border-accent text-ink")}>{name}</Link>
          ))}
        </nav>
      )}
    </div>
  )
}
