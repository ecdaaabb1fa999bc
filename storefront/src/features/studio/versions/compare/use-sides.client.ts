"use client"

import { cleanProject, type ProjectData } from "@max-booster/studio-core"
import { useEffect, useMemo, useRef, useState } from "react"
import { useEditor } from "../../ui/use-editor.client"
import { readVersionAction } from "../actions"
import { compare, type Comparison } from "./comparison"

/** The project as it is when one looks, beside its versions. */
export const NOW = "now"
/** Ids of versions, or `NOW`. */
export type Choice = { before: string; after: string }

export type Sides = { at: "reading" } | { at: "there"; comparison: Comparison; choice: Choice } | { at: "failed"; reason: string }

/** Reads two versions, each once, and lays them beside each other. `again` takes the project as it is now. */
export function useSides(projectId: string, choice: Choice): { sides: Sides; again: () => void } {
  const { project } = useEditor()
  const known = useRef(new Map<string, Promise<ProjectData>>())
  const [moment, setMoment] = useState(0)
  const [sides, setSides] = useState<Sides>({ at: "reading" })
  const now = useMemo(() => ({ moment, data: project.toData() }), [project, moment])
  const { before, after } = choice
  useEffect(() => {
    let isWanted = true
    const read = (id: string): Promise<ProjectData> => {
      if (id === NOW) return Promise.resolve(now.data)
      const reading = known.current.get(id) ?? contentOf(projectId, id)
      known.current.set(id, reading)
      reading.catch(() => { known.current.delete(id) })
      return reading
    }
    setSides({ at: "reading" })
    Promise.all([read(before), read(after)]).then(
      ([a, b]) => { if (isWanted) setSides({ at: "there", comparison: compare(a, b), choice: { before, after } }) },
      (error: unknown) => { if (isWanted) setSides({ at: "failed", reason: error instanceof Error ? error.message : "The versions could not be read." }) },
    )
    return () => { isWanted = false }
  }, [projectId, before, after, now])
  return { sides, again: () => { setMoment((count) => count + 1) } }
}

async function contentOf(projectId: string, id: string): Promise<ProjectData> {
  const { content, message } = await readVersionAction(projectId, id).catch(() => ({ content: undefined, message: "The shop cannot be reached right now. Versions are kept there: try again when there is a network." }))
  if (content === undefined) throw new Error(message ?? "This version could not be read.")
  return cleanProject(content as Partial<ProjectData>)
}
