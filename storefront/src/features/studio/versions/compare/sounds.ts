import { endOf, tempoMap, type ProjectData } from "@max-booster/studio-core"
import type { Library } from "../../audio/library"

const AT_ONCE = 3

/** The sounds that versions play, each once. */
export function soundsOf(versions: readonly ProjectData[]): string[] {
  const hashes = versions.flatMap(({ regions, inserts, assets }) => [...Object.values(regions).filter(({ kind }) => kind === "audio"), ...Object.values(inserts)].map(({ assetId }) => assets[assetId]?.hash ?? assetId))
  return [...new Set(hashes.filter((hash) => hash !== ""))].sort()
}

/**
 * Has sounds on this device before they are played; those that are not are fetched.
 * @param progress how many of them were asked for by now
 * @returns those that are not to be had
 */
export async function gather(hashes: readonly string[], library: Pick<Library, "source">, progress: (done: number) => void, signal: AbortSignal): Promise<string[]> {
  const missing: string[] = []
  let [next, done] = [0, 0]
  const work = async () => {
    for (let hash = hashes[next++]; hash !== undefined; hash = hashes[next++]) {
      signal.throwIfAborted()
      if (!(await library.source(hash).catch(() => undefined))) missing.push(hash)
      progress(++done)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return missing.sort()
}

/** Sound after the end, so that it rings out, s. */
const TAIL_SECONDS = 2

/** How long a version is, seconds. */
export function secondsOf({ regions, tempos }: ProjectData): number {
  const tempo = tempoMap(Object.entries(tempos))
  const ends = Object.values(regions).map((region) => tempo.secondsAt(endOf(region, tempo)))
  return ends.length > 0 ? Math.max(...ends) + TAIL_SECONDS : 0
}

/** The frame at which another one is where this one is heard: each lies behind by the latency of its effects. */
export const frameBeside = (here: number, latency: number, othersLatency: number): number => here - latency + othersLatency
