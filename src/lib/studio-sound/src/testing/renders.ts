import { BufferPool } from "../buffers/buffer-pool"
import { inMemory } from "../buffers/sample-source"
import { builtInEffects } from "../effects"
import { render, type RenderOptions } from "../offline/render"
import type { ProjectData } from "../records"
import { steadyTempo } from "./projects"

/** Sounds by asset. */
export type Assets = Readonly<Record<string, readonly Float32Array<ArrayBuffer>[]>>

/** What renders and plays projects in a test: assets in memory, 120 BPM, 48 kHz. */
export const aStudio = (assets: Assets) => ({
  tempo: steadyTempo, effects: builtInEffects, pool: new BufferPool(), worklets: ["/worklets.js"],
  audioOf: async (id: string) => { const channels = assets[id]; return channels && inMemory(channels, 48_000) },
})

/** The master of a project, two channels. */
export async function renderMix(project: ProjectData, assets: Assets, options: Partial<RenderOptions> = {}): Promise<[Float32Array, Float32Array]> {
  const [mix] = await render(project, { from: 0, to: 1_920, ...aStudio(assets), ...options })
  if (!mix) throw new Error("Nothing was rendered")
  return mix.channels
}
