"use client"

import { replaceByStems, replaceSound, type Replacement } from "@max-booster/studio-core"
import { useEffect, useState } from "react"
import { Button } from "@/components/button"
import { useEditor, useProject } from "../ui/use-editor.client"
import { listReplacementsAction, type Replacements } from "./actions"

/** Of a project over a beat: where a license is had, and, once it is, the files in the preview's place by one press. */
export function TriedBeat({ projectId, handle }: { projectId: string; handle: string }) {
  const editor = useEditor()
  const project = useProject()
  const [found, setFound] = useState<Replacements | null>(null)
  const [working, setWorking] = useState<string | null>(null)
  useEffect(() => { listReplacementsAction(projectId).then(({ found: read }) => { if (read) setFound(read) }, () => undefined) }, [projectId])
  const preview = found?.preview_hash ?? null
  if (!found || preview === null || project.of("regions", "assetId", preview).every(({ muted }) => muted)) return null
  const [wav] = found.replacements.filter(({ kind }) => kind === "wav")
  const stems = found.replacements.filter(({ kind }) => kind === "stem")

  const bring = async (wanted: Replacements["replacements"], put: (sounds: Replacement[]) => void) => {
    try {
      const sounds: Replacement[] = []
      for (const [index, { url, name, offset_s: offset }] of wanted.entries()) {
        setWorking(wanted.length > 1 ? `Fetching ${index + 1} of ${wanted.length}…` : "Fetching…")
        const answer = await fetch(url)
        if (!answer.ok) throw new Error(`“${name}” could not be fetched (${answer.status}).`)
        sounds.push({ ...(await editor.library.add(new File([await answer.blob()], name), project.settings.sampleRate)), name, offset })
      }
      put(sounds)
      editor.set({ trouble: null })
    } catch (error) {
      editor.set({ trouble: error instanceof Error ? `${error.message} Nothing was changed; try again.` : "The files could not be fetched." })
    }
    setWorking(null)
  }
  return (
    <div className="flex flex-wrap items-center gap-3 border-b border-line bg-accent-soft px-4 py-1.5 text-sm">
      {working ? <span role="status">{working}</span> : found.replacements.length === 0
        ? <><span>You hear a preview with a tag. With a license, the clean file takes its place.</span><a href={`/beats/${handle}`} className="font-semibold underline underline-offset-2">See the licenses</a></>
        : (
          <>
            <span>You have a license of this beat.</span>
            {wav && <Button tone="quiet" onClick={() => { void bring([wav], ([sound]) => { if (sound) editor.session.run(replaceSound(preview, sound)) }) }}>Put the WAV in its place</Button>}
            {stems.length > 0 && <Button tone="quiet" onClick={() => { void bring(stems, (sounds) => { editor.session.run(replaceByStems(preview, sounds)) }) }}>{`Put its ${stems.length} stems in its place`}</Button>}
          </>
        )}
    </div>
  )
}
