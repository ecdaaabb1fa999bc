import type { LevelAnswer, LevelRequest, LevelResult } from "./level.worker"

/**
 * Measures, levels and encodes a sound beside the page, so that the editor stays at hand. The samples go over: whoever asks has them no more.
 * @throws the signal's reason when it aborts, at once
 */
export function atLevel(request: LevelRequest, progress: (part: number) => void, signal: AbortSignal): Promise<LevelResult> {
  signal.throwIfAborted()
  const worker = new Worker(new URL("./level.worker.ts", import.meta.url), { type: "module" })
  return new Promise<LevelResult>((resolve, reject) => {
    signal.addEventListener("abort", () => { reject(signal.reason as Error) }, { once: true })
    worker.onmessage = ({ data }: MessageEvent<LevelAnswer>) => {
      if ("part" in data) progress(data.part)
      else if ("done" in data) resolve(data.done)
      else reject(new Error(data.failed))
    }
    worker.onerror = (event) => { reject(new Error(event.message || "The part of the studio that measures and writes files did not start. Reload the page.")) }
    worker.postMessage(request, request.channels.map(({ buffer }) => buffer))
  }).finally(() => { worker.terminate() })
}
