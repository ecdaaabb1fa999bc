import { endOf, fixed, trackOrder, type Project } from "@max-booster/studio-core"
import { BufferPool, builtInEffects, encodeWav, render, signalsmithStretch, type Stretch, type WavDepth } from "@max-booster/studio-sound"
import type { Library } from "../audio/library"

/** What is bounced: everything, what lies between two ticks, or each track and bus by itself. */
export type BounceWish = { kind: "mix" | "selection" | "stems"; depth: WavDepth; withEffects: boolean; range: { from: number; to: number } | null }

/** A file that came out. */
export type Bounced = { file: File; trackId: string }

/** Sound after the end, so that reverbs ring out, seconds. */
const TAIL_SECONDS = 4

/** From the beginning to where the last region ends. */
export function wholeOf(project: Project): { from: number; to: number } {
  return { from: 0, to: Math.ceil(Math.max(0, ...project.all("regions").map((region) => endOf(region, project.tempo)))) }
}

/** Tracks that are bounced as stems: those that make or gather sound, each as it goes into the master. */
export const stemTracks = (project: Project) => trackOrder(project).filter(({ kind, id, outputId }) => id !== fixed.master && kind !== "folder" && outputId === "")

/**
 * Renders what is heard, by the same graph that plays it.
 * @throws {Error} there is nothing to bounce; the signal's reason when it aborts
 */
export async function bounce(project: Project, library: Library, wish: BounceWish, worklets: string, progress: (part: number) => void, signal: AbortSignal): Promise<Bounced[]> {
  const { from, to } = wish.range ?? wholeOf(project)
  if (to <= from) throw new Error("There is nothing to bounce yet: bring a sound onto the timeline first.")
  const { tempo, settings } = project
  const tracks = wish.kind === "stems" ? stemTracks(project).map(({ id, name }) => ({ id, name })) : [{ id: fixed.master, name: settings.name }]
  const rendered = await render(project.toData(), {
    from, to, tailSeconds: wish.kind === "selection" ? 0 : TAIL_SECONDS, withEffects: wish.withEffects, ...(wish.kind === "stems" && { tracks: tracks.map(({ id }) => id) }),
    progress, signal, tempo: { secondsAt: tempo.secondsAt, tickAt: tempo.ticksAt, bpmAt: tempo.bpmAt }, audioOf: (hash) => library.source(hash), pool: new BufferPool(), stretch, effects: builtInEffects, worklets: [worklets],
  })
  return rendered.map(({ channels, sampleRate }, index) => {
    const { id = "", name = "" } = tracks[index] ?? {}
    return { trackId: id, file: new File([encodeWav(channels, sampleRate, wish.depth)], `${fileName(name)}.wav`, { type: "audio/wav" }) }
  })
}

const stretch: Stretch = async (...args) => signalsmithStretch((await import("signalsmith-stretch")).default)(...args)

/** Without what file systems refuse. */
const fileName = (name: string) => name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, " ").replace(/\s+/g, " ").trim() || "Untitled"
