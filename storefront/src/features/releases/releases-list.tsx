import type { ReleaseCard } from "@max-booster/api-contract"
import Link from "next/link"
import { Cover } from "@/components/cover"
import { formatDay } from "@/lib/format"
import { CompletenessRing } from "./completeness-ring"
import { StatusChips } from "./status-chips"
import { kindNames } from "./words"

/** Releases, the last changed first: how far each is, and where it stands. */
export function ReleasesList({ releases }: { releases: readonly ReleaseCard[] }) {
  return (
    <ul className="grid gap-3">
      {releases.map(({ id, title, artist, kind, tracks, release_date, artwork_url, completeness, statuses }) => (
        <li key={id}>
          <Link href={`/sell/releases/${id}`} className="flex flex-wrap items-center gap-4 rounded-xl border border-line bg-surface p-3 hover:border-ink sm:p-4">
            <Cover url={artwork_url} title={title || "?"} size={80} className="size-20 shrink-0" />
            <span className="grid min-w-0 flex-1 basis-40 gap-0.5">
              <span className="truncate font-bold">{title || "Without a title"}</span>
              <span className="truncate text-[15px] text-muted">{artist || "No artist yet"}</span>
              <span className="tabular text-sm text-muted">{[kindWords(kind), tracks === 1 ? "1 track" : `${tracks} tracks`, release_date ? formatDay(release_date) : "no date yet"].join(" · ")}</span>
            </span>
            <CompletenessRing {...completeness} />
            {statuses.length > 0 && <span className="w-full sm:w-auto sm:max-w-72"><StatusChips statuses={statuses} /></span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

const kindWords = (kind: string): string => (Object.entries(kindNames).find(([each]) => each === kind)?.[1] ?? kind)
