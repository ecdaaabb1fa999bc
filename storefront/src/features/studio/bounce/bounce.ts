import { endOf, fixed, trackOrder, type Project } from "@max-booster/studio-core"
import { BufferPool, builtInEffects, encodeWav, render, signalsmithStretch, type Stretch, type WavDepth } from "@max-booster/studio-sound"
import type { Library } from "../audio/library"
import { impulseOf } from "../engine/impulse"
import { instrumentOf, instrumentsReady } from "../notes/instruments"
import { encodeMp3 } from "./mp3"

/** WAV by its depth, or MP3 by its bits a second. */
export type BounceFormat = { wav: WavDepth } | { mp3: number }

/** What is bounced: everything, what lies between two ticks, or each track and bus by itself. */
export type BounceWish = { kind: "mix" | "selection" | "stems"; format: BounceFormat; withEffects: boolean; range: { from: number; to: number } | null }

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
  const data = project.toData()
  await instrumentsReady(data)
  const rendered = await render(data, {
    from, to, tailSeconds: wish.kind === "selection" ? 0 : TAIL_SECONDS, withEffects: wish.withEffects, ...(wish.kind === "stems" && { tracks: tracks.map(({ id }) => id) }),
    progress: (part) => { progress(part * RENDERED) }, signal, tempo: { secondsAt: tempo.secondsAt, tickAt: tempo.ticksAt, bpmAt: tempo.bpmAt }, audioOf: (hash) => library.source(hash), pool: new BufferPool(), stretch, effects: builtInEffects, impulseOf: impulseOf(library, settings.sampleRate), instrumentOf, worklets: [worklets],
  })
  const bounced: Bounced[] = []
  for (const [index, { channels, sampleRate }] of rendered.entries()) {
    const { id = "", name = "" } = tracks[index] ?? {}
    bounced.push({ trackId: id, file: await encoded(fileName(name), channels, sampleRate, wish.format, (part) => { progress(RENDERED + (1 - RENDERED) * ((index + part) / rendered.length)) }, signal) })
  }
  return bounced
}

/** Rendering is so much of the work; the rest is encoding. */
const RENDERED = 0.85

async function encoded(name: string, channels: readonly Float32Array[], sampleRate: number, format: BounceFormat, progress: (part: number) => void, signal: AbortSignal): Promise<File> {
  if ("wav" in format) return new File([encodeWav(channels, sampleRate, format.wav)], `${name}.wav`, { type: "audio/wav" })
  return new File([await encodeMp3(channels, sampleRate, format.mp3, progress, signal)], `${name}.mp3`, { type: "audio/mpeg" })
}

const stretch: Stretch = async (...args) => signalsmithStretch((await import("signalsmith-stretch")).default)(...args)

/** Without what file systems refuse. */
const fileName = (name: string) => name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, " ").replace(/\s+/g, " ").trim() || "Untitled"
