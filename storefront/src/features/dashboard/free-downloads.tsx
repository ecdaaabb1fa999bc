import type { FreeDownload } from "@max-booster/api-contract"
import { Badge } from "@/components/badge"
import { formatDate } from "@/lib/format"

/** Who took beats for free, and whether they may be written to. */
export function FreeDownloads({ list }: { list: readonly FreeDownload[] }) {
  if (list.length === 0) return <p className="text-muted">Nobody yet. Switch “Free download” on above, or on a beat’s page, and its page asks for a name and an e-mail address.</p>
  return (
    <ul className="grid gap-2">
      {list.map(({ id, name, email, beat_title, asked_at, may_write, fetched }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 rounded-lg border border-line bg-raised px-4 py-3">
          <div className="min-w-0 flex-1 basis-56"><p className="font-semibold [overflow-wrap:anywhere]">{name}</p><p className="text-[15px] text-muted [overflow-wrap:anywhere]">{email}</p></div>
          <div className="min-w-0 flex-1 basis-48 text-[15px]"><p className="[overflow-wrap:anywhere]">{beat_title}</p><p className="tabular text-muted">{`${formatDate(asked_at)}, ${fetched === 0 ? "not fetched" : fetched === 1 ? "1 file fetched" : `${fetched} files fetched`}`}</p></div>
          <Badge tone={may_write ? "good" : "quiet"}>{may_write ? "May be written to" : "Only this download"}</Badge>
        </li>
      ))}
    </ul>
  )
}
