import { buildGraph } from "../graph/build-graph"
import type { ProjectData } from "../records"
import { Player } from "../schedule/player"
import { Recorder } from "../schedule/recorder"
import { Transport } from "../schedule/transport"
import { loadWorklets } from "../worklets/load"
import { steadyTempo } from "./projects"
import { type Assets, aStudio } from "./renders"

const TRIES = 8
/** Of the sound that is planned beyond the present, as much may pass without the page having had its turn, s. */
const PATIENCE_SECONDS = 1

/**
 * A project as it sounds live from its first tick on, through a worklet that records. Where the machine was so busy that frames were left
 * out or that the page could not plan in time, it is recorded again: then it is not the project that was heard. How it sounds is no reason.
 * @returns two channels of so many frames
 * @throws {Error} no recording was whole
 */
export async function recordLive(project: ProjectData, assets: Assets, frames: number): Promise<Float32Array[]> {
  const lost: string[] = []
  while (lost.length < TRIES) {
    const { heard, trouble } = await record(project, assets, frames)
    if (!trouble) return heard
    lost.push(trouble)
  }
  throw new Error(`The machine is too busy to play: ${lost.join(", ")}`)
}

async function record(project: ProjectData, assets: Assets, frames: number): Promise<{ heard: Float32Array[]; trouble: string }> {
  const studio = aStudio(assets)
  const { sampleRate } = project.settings
  const context = new AudioContext({ sampleRate })
  await loadWorklets(context, studio.worklets[0] as string)
  const graph = buildGraph(project, context, studio)
  const blocks: { frame: number; channels: Float32Array[] }[] = []
  const endOf = ({ frame, channels }: (typeof blocks)[number]) => frame + (channels[0]?.length ?? 0)
  const recorder = new Recorder(context, graph.master.output, (block) => { blocks.push(block) })
  const transport = new Transport(context, new Player(project, graph, studio), project, steadyTempo)
  const begin = await transport.play({ from: 0, aheadSeconds: 1 })
  const start = begin + graph.latencyAt("master")
  const troubles = context.currentTime * sampleRate > begin ? ["it began too late"] : []
  for (let turn = context.currentTime; !blocks.some((block) => endOf(block) >= start + frames); ) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (context.currentTime - turn > PATIENCE_SECONDS) troubles.push("the page had no turn for a second")
    turn = context.currentTime
  }
  transport.stop()
  await recorder.stop()
  graph.dispose()
  await context.close()
  const heard = [0, 1].map(() => new Float32Array(frames))
  for (const [at, { frame, channels }] of blocks.entries()) {
    const before = blocks[at - 1]
    // What effects hold when it begins counts, too.
    if (before && endOf(before) !== frame && frame > begin - sampleRate / 2 && endOf(before) < start + frames) troubles.push(`${frame - endOf(before)} frames were left out`)
    channels.forEach((samples, channel) => heard[channel]?.set(samples.subarray(Math.max(0, start - frame), Math.max(0, start + frames - frame)), Math.max(0, Math.min(frames, frame - start))))
  }
  return { heard, trouble: troubles.join(", ") }
}
