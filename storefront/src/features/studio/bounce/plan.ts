import { endOf, fixed, formatPosition, trackOrder, type Project } from "@max-booster/studio-core"
import type { WavDepth } from "@max-booster/studio-sound"
import type { Level } from "./level"

/** WAV by its depth, or MP3 by its bits a second. */
export type BounceFormat = { wav: WavDepth } | { mp3: number }

/** Everything, what plays in circles, or tracks and buses each by itself. */
export type BounceKind = "mix" | "selection" | "stems"

/** Where it goes: files on this device, a recording of the person's shop, a track of a release there, or a beat with its stems. */
export type Where = "files" | "recording" | "release" | "beat"

/** What a person asks for. `without`: tracks that are not among the stems; `withEffects`: of stems, the mix has them. `releaseId`: null is a new one. */
export type BounceWish = { kind: BounceKind; without: readonly string[]; withEffects: boolean; tailSeconds: Record<BounceKind, number>; level: Level; format: BounceFormat; where: Where; releaseId: string | null; isMastered: boolean }

export type Range = { from: number; to: number }

/** Reverbs ring out in this time, s. */
const USUAL_TAIL = 4
/** A tail is at most so long, s. */
export const LONGEST_TAIL = 60

export const firstWish: BounceWish = { kind: "mix", without: [], withEffects: true, tailSeconds: { mix: USUAL_TAIL, selection: 0, stems: USUAL_TAIL }, level: { kind: "as-is" }, format: { wav: 24 }, where: "files", releaseId: null, isMastered: false }

/** From the beginning to where the last region ends, ticks. */
export function wholeOf(project: Project): Range {
  return { from: 0, to: Math.ceil(Math.max(0, ...project.all("regions").map((region) => endOf(region, project.tempo)))) }
}

/** Tracks that can be stems: those that make or gather sound, each as it goes into the master. */
export const stemTracks = (project: Project) => trackOrder(project).filter(({ kind, id, outputId }) => id !== fixed.master && kind !== "folder" && outputId === "")

/** What a wish comes to: its range, its length, how many files, and the bytes of them all. */
export type Plan = { range: Range; seconds: number; files: number; bytes: number; stems: { id: string; name: string }[]; /** Why there is nothing to bounce, in words. */ problem: string | null }

export function planOf(project: Project, wish: BounceWish, cycle: Range): Plan {
  const range = wish.kind === "selection" ? { from: cycle.from, to: cycle.to } : wholeOf(project)
  const stems = wish.kind === "stems" ? stemTracks(project).filter(({ id }) => !wish.without.includes(id)).map(({ id, name }) => ({ id, name })) : []
  const music = Math.max(0, project.tempo.secondsAt(range.to) - project.tempo.secondsAt(range.from))
  const seconds = music + wish.tailSeconds[wish.kind]
  const files = wish.kind === "stems" ? stems.length + (wish.where === "beat" ? 1 : 0) : 1
  const problem = range.to <= range.from ? (wish.kind === "selection" ? "Nothing is chosen yet: drag over the ruler to choose what plays in circles." : "There is nothing to bounce yet: bring a sound onto the timeline first.")
    : wish.kind === "stems" && stems.length === 0 ? "Choose at least one track or bus." : null
  return { range, seconds, files, bytes: files * bytesOf(wish.format, Math.round(seconds * project.settings.sampleRate), project.settings.sampleRate), stems, problem }
}

const WAV_HEADER = 44
const STEREO = 2

function bytesOf(format: BounceFormat, frames: number, sampleRate: number): number {
  if ("mp3" in format) return Math.round((frames / sampleRate) * (format.mp3 / 8))
  return WAV_HEADER + frames * STEREO * (format.wav === "32f" ? 4 : format.wav / 8)
}

/** A range as musicians say it: "bars 1 to 4", or by bar, beat and tick where it does not lie on bars. */
export function sayRange({ meter }: Project, { from, to }: Range): string {
  if (meter.barAt(from).start !== from || meter.barAt(to).start !== to) return `${formatPosition(meter, from)} to ${formatPosition(meter, to)}`
  const [first, last] = [meter.positionAt(from).bar, meter.positionAt(to).bar - 1]
  return first === last ? `bar ${first}` : `bars ${first} to ${last}`
}

/** A length as it is read: "0:08.5". */
export function sayLength(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}.${tenths % 10}`
}

/** Names of files, each without what file systems refuse, and each once: a second one of a name gets a number. */
export function fileNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, " ").replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME) || "Untitled"
    let free = plain
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${plain} ${n}`
    taken.add(free.toLowerCase())
    return free
  })
}

/** The shop takes names of 120 characters, with number and extension. */
const LONGEST_NAME = 100
