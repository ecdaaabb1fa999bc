import type { DownloadView } from "@max-booster/api-contract"
import { Download } from "lucide-react"
import { formatBytes } from "@/lib/format"

/** Files with what they are, how large, and a link each. */
export function FileList({ files, of, hrefOf }: { files: readonly DownloadView[]; of?: string; hrefOf(file: DownloadView): string }) {
  return (
    <ul className="grid gap-2">
      {files.map((file) => {
        const { kind, label, filename, size } = file
        return (
          <li key={kind} className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-raised px-4 py-2">
            <div className="min-w-0 flex-1 basis-56"><p className="font-semibold">{label}</p><p className="tabular break-words text-sm text-muted">{`${filename} · ${formatBytes(size)}`}</p></div>
            <a href={hrefOf(file)} aria-label={`Download ${label}${of ? ` of ${of}` : ""}`} className="inline-flex min-h-11 items-center gap-2 rounded-lg bg-accent px-4 font-semibold text-accent-ink hover:brightness-110"><Download size={18} aria-hidden />Download</a>
          </li>
        )
      })}
    </ul>
  )
}
