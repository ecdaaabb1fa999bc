import { z } from "zod"
import { defineJob, handleJob, PermanentFailure, type JobHandler } from ".."

const tag = z.object({ tag: z.string() })

/** Jobs that a test may ask for; each is about one thing. */
export const job = {
  note: defineJob({ name: "test.note", queue: "notify", data: tag }),
  flaky: defineJob({ name: "test.flaky", queue: "notify", data: tag, attempts: 4, backoffMs: 50 }),
  hopeless: defineJob({ name: "test.hopeless", queue: "notify", data: tag, attempts: 5 }),
  odd: defineJob({ name: "test.odd", queue: "notify", data: tag, attempts: 1 }),
  slow: defineJob({ name: "test.slow", queue: "notify", data: tag, attempts: 1, timeoutMs: 300 }),
  part: defineJob({ name: "test.part", queue: "audio", data: tag, attempts: 1 }),
  whole: defineJob({ name: "test.whole", queue: "notify", data: tag }),
  turn: defineJob({ name: "test.turn", queue: "renditions", data: tag, attempts: 1 }),
  long: defineJob({ name: "test.long", queue: "audio", data: tag.extend({ ms: z.number() }), attempts: 1 }),
}

/** What handlers did, in order. */
export type Done = { name: string; tag: string; attempt: number; at: number }

/** Handlers that tell what they do. `mended`: what was hopeless works now. */
export function handlers(tell: (done: Done) => void, state: { mended: boolean; aborted: string[] }): JobHandler[] {
  const told = (name: string, data: { tag: string }, attempt: number) => { tell({ name, tag: data.tag, attempt, at: Date.now() }) }
  return [
    handleJob(job.note, ({ data, attempt }) => { told("note", data, attempt); return Promise.resolve({ text: "a\0b" }) }),
    handleJob(job.flaky, async ({ data, attempt, progress }) => {
      told("flaky", data, attempt)
      await progress(0.5)
      if (attempt < 3) throw new Error(`try ${attempt} fails`)
    }),
    handleJob(job.hopeless, ({ data, attempt }) => {
      told("hopeless", data, attempt)
      return state.mended ? Promise.resolve() : Promise.reject(new PermanentFailure("the file is gone"))
    }),
    handleJob(job.part, ({ data, attempt }) => {
      told("part", data, attempt)
      return data.tag.includes("broken") && !state.mended ? Promise.reject(new Error("a part fails")) : Promise.resolve()
    }),
    handleJob(job.whole, ({ data, attempt }) => { told("whole", data, attempt); return Promise.resolve() }),
    handleJob(job.turn, async ({ data, attempt }) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      told("turn", data, attempt)
    }),
    // No Error: as workflows do.
    handleJob(job.odd, () => Promise.reject({ message: "a plain object" })),
    handleJob(job.slow, ({ data, signal }) => new Promise((_resolve) => { signal.addEventListener("abort", () => { state.aborted.push(data.tag) }) })),
    handleJob(job.long, async ({ data, attempt }) => {
      told("long", data, attempt)
      await new Promise((resolve) => setTimeout(resolve, data.ms))
      told("long done", data, attempt)
    }),
  ]
}
