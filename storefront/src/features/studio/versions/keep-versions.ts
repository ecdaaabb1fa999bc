import type { OpenProject } from "../project/open"
import { saveVersionAction } from "./actions"

/** A version is saved so long after the first change since the last one. */
const AFTER_MS = 3 * 60_000

/** Saves versions by itself while somebody works. @returns stops it */
export function keepVersions({ id, session: { project }, sync }: OpenProject): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = () => {
    timer = undefined
    if (sync.state === "saved" && sync.role !== "viewer") void saveVersionAction(id, null, "automatic").catch((error: unknown) => { console.warn(`A version was not saved; the project is: ${String(error)}`) })
    else later()
  }
  const later = () => { timer ??= setTimeout(save, AFTER_MS) }
  const stop = project.subscribe(later)
  return () => { stop(); clearTimeout(timer) }
}
