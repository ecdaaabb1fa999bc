import { fixed, type Project } from "@max-booster/studio-core"
import { BufferPool, builtInEffects, render, type Rendered } from "@max-booster/studio-sound"
import type { Library } from "../audio/library"
import { stretch, tempoOf } from "../engine/engine"
import { impulseOf } from "../engine/impulse"
import { instrumentOf, instrumentsReady } from "../notes/instruments"
import { stemsGain, type Measured } from "./level"
import { atLevel } from "./level-desk"
import type { LevelRequest } from "./level.worker"
import { encodeMp3 } from "./mp3"
import { fileNames, planOf, type BounceFormat, type BounceWish, type Range } from "./plan"

/** A file that came out, and what is heard of it. `gainDb` was put on it, of which the limiter took `limitedDb` from peaks; `shortLu`: by how much the target was missed. */
export type Bounced = { file: File; trackId: string; measured: Measured; gainDb: number; limitedDb: number; shortLu: number }

/** What was bounced at once. `before`: the mix as it was rendered, by which the stems got their gain. `isHeldBack`: louder, the stems would have gone over the ceiling. */
export type Bounces = { mix: Bounced | null; stems: Bounced[]; isHeldBack: boolean }

/** What a bounce needs of the page. */
export type Studio = { project: Project; library: Library; worklets: string; progress(part: number): void; signal: AbortSignal }

/** Stems are rendered together as far as their samples have room, bytes. */
const AT_ONCE_BYTES = 512 * 1_024 ** 2
const BYTES_A_FRAME = 2 * Float32Array.BYTES_PER_ELEMENT
/** Rendering is so much of the work on a file. */
const RENDERED = 0.7

/**
 * Renders what is heard, by the same graph that plays it, and brings it to its level and format. Stems are levelled by the mix, which is bounced with
 * them where that or a beat needs it.
 * @throws {Error} there is nothing to bounce; the signal's reason when it aborts
 */
export async function bounce(studio: Studio, wish: BounceWish, cycle: Range): Promise<Bounces> {
  const { project, progress } = studio
  const { range, stems, problem } = planOf(project, wish, cycle)
  if (problem !== null) throw new Error(problem)
  await instrumentsReady(project.toData())
  const isStems = wish.kind === "stems"
  const needsMix = !isStems || wish.where === "beat" || wish.level.kind !== "as-is"
  const works = stems.length + (needsMix ? 1 : 0)
  const within = (from: number, count: number): Studio => ({ ...studio, progress: (part) => { progress((from + part * count) / works) } })
  const names = fileNames([project.settings.name, ...stems.map(({ name }) => name)])
  const job = { range, tailSeconds: wish.tailSeconds[wish.kind], format: wish.format }

  const mix = needsMix ? await one(within(0, 1), { ...job, names: names.slice(0, 1), trackIds: null, withEffects: isStems || wish.withEffects, to: { level: wish.level } }) : null
  if (!isStems) return { mix, stems: [], isHeldBack: false }
  const { gainDb, isHeldBack } = mix ? stemsGain(mix.before, wish.level) : { gainDb: 0, isHeldBack: false }
  const frames = Math.max(1, (project.tempo.secondsAt(range.to) - project.tempo.secondsAt(range.from) + job.tailSeconds) * project.settings.sampleRate)
  const atOnce = Math.max(1, Math.floor(AT_ONCE_BYTES / (frames * BYTES_A_FRAME)))
  const bounced: Bounced[] = []
  for (let at = 0; at < stems.length; at += atOnce) {
    const some = stems.slice(at, at + atOnce)
    bounced.push(...(await several(within(works - stems.length + at, some.length), { ...job, names: names.slice(1 + at), trackIds: some.map(({ id }) => id), withEffects: wish.withEffects, to: { gainDb } })))
  }
  return { mix, stems: bounced, isHeldBack }
}

type Job = { range: Range; tailSeconds: number; format: BounceFormat; names: readonly string[]; trackIds: readonly string[] | null; withEffects: boolean; to: LevelRequest["to"] }
type WithBefore = Bounced & { before: Measured }

async function one(studio: Studio, job: Job): Promise<WithBefore> {
  const [made] = await several(studio, job)
  if (!made) throw new Error("Nothing came out. Bounce it again.")
  return made
}

async function several(studio: Studio, { range, tailSeconds, format, names, trackIds, withEffects, to }: Job): Promise<WithBefore[]> {
  const { project: { settings }, project, library, worklets, progress, signal } = studio
  const rendered = await render(project.toData(), {
    ...range, tailSeconds, withEffects, ...(trackIds && { tracks: trackIds }), progress: (part) => { progress(part * RENDERED) }, signal,
    tempo: tempoOf(project), audioOf: (hash) => library.source(hash), pool: new BufferPool(), stretch, effects: builtInEffects, impulseOf: impulseOf(library, settings.sampleRate), instrumentOf, worklets: [worklets],
  })
  const made: WithBefore[] = []
  for (const [index, sound] of rendered.entries()) {
    const told = (part: number) => { progress(RENDERED + (1 - RENDERED) * ((index + part) / rendered.length)) }
    made.push({ ...(await finished(sound, names[index] ?? "Untitled", format, to, told, signal)), trackId: trackIds?.[index] ?? fixed.master })
  }
  return made
}

async function finished({ channels, sampleRate }: Rendered, name: string, format: BounceFormat, to: LevelRequest["to"], progress: (part: number) => void, signal: AbortSignal): Promise<Omit<WithBefore, "trackId">> {
  const isWav = "wav" in format
  const { wav, channels: levelled, before, after, gainDb, limitedDb, shortLu } = await atLevel({ channels, sampleRate, to, wav: isWav ? format.wav : null }, (part) => { progress(isWav ? part : part / 2) }, signal)
  const file = isWav
    ? new File([wav ?? new Uint8Array()], `${name}.wav`, { type: "audio/wav" })
    : new File([await encodeMp3(levelled, sampleRate, format.mp3, (part) => { progress(0.5 + part / 2) }, signal)], `${name}.mp3`, { type: "audio/mpeg" })
  return { file, measured: after, before, gainDb, limitedDb, shortLu }
}

