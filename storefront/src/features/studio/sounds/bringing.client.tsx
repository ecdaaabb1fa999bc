"use client"

import { ProgressBar } from "@/components/progress-bar"
import { useEditorState } from "../ui/use-editor.client"

/** The sounds that are on their way into the project, however far; each can be stopped. */
export function BringingBar() {
  const bringing = useEditorState(({ sounds }) => sounds.bringing)
  if (bringing.length === 0) return null
  return (
    <ul aria-label="Sounds on their way" className="grid border-b border-line bg-accent-soft px-4 text-sm">
      {bringing.map(({ id, title, file, files, fraction, stop }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3">
          <span role="status" className="min-w-0 truncate">{files > 1 ? `Fetching “${title}”: ${file} of ${files}` : `Fetching “${title}”`}</span>
          <span className="w-40 max-w-full"><ProgressBar fraction={fraction} label={`“${title}” is fetched`} /></span>
          <button type="button" aria-label={`Stop fetching ${title}`} onClick={stop} className="min-h-9 rounded-md px-2 font-semibold hover:bg-line/60 pointer-coarse:min-h-11">Stop</button>
        </li>
      ))}
    </ul>
  )
}
