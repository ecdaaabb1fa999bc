import { addAsset, addRegion, addTrack, endOf, type Id } from "@max-booster/studio-core"
import type { Editor } from "./editor"

/** Puts files onto the timeline: on a track one after another, else each on a track of its own. What cannot be read is said; the others come. */
export async function bringFiles(editor: Editor, files: readonly File[], at: number, trackId: Id | null): Promise<void> {
  const { session, project, library } = editor
  const refused: string[] = []
  let tick = at
  for (const file of files) {
    try {
      const sound = await library.add(file, project.settings.sampleRate)
      session.gesture(() => {
        session.run(addAsset(sound))
        const target = trackId !== null && project.get("tracks", trackId)?.kind === "audio" ? trackId : madeBy(session.run(addTrack({ kind: "audio", name: sound.name })))
        const region = madeBy(session.run(addRegion({ kind: "audio", trackId: target, assetId: sound.hash, name: sound.name, start: tick, length: sound.frames / sound.sampleRate })))
        const placed = project.get("regions", region)
        if (trackId !== null && placed) tick = Math.ceil(endOf(placed, project.tempo))
        editor.set({ selected: new Set([region]), trackId: target })
      }, `Add “${sound.name}”`)
    } catch (error) {
      refused.push(error instanceof Error ? error.message : `“${file.name}” could not be read.`)
    }
  }
  editor.set({ trouble: refused.length > 0 ? refused.join(" ") : null })
}

const madeBy = (verdict: ReturnType<Editor["session"]["run"]>): Id => (verdict.done ? (verdict.created[0] ?? "") : "")
