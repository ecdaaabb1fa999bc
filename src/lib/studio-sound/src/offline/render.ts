import { type BufferPool, CHUNK_FRAMES } from "../buffers/buffer-pool"
import type { Effects } from "../effects"
import { buildGraph, type GraphOptions } from "../graph/build-graph"
import { latencyOf } from "../graph/insert"
import { align, routesOf } from "../graph/routes"
import { MASTER, present, type ProjectData } from "../records"
import { Player } from "../schedule/player"
import type { AudioOf } from "../schedule/sounds"
import type { Stretch } from "../schedule/stretch"
import { frameAt, type Tempo } from "../schedule/tempo"
import { loadWorklets } from "../worklets/load"

/** What is rendered, and with what; positions are ticks. */
export type RenderOptions = {
  from: number
  to: number
  /** Sound after `to`, s: what rings on. */
  tailSeconds?: number
  /** Hz; the project's unless said. */
  sampleRate?: number
  /** Tracks and buses to render one by one, each after its fader and before what it goes into; left out: the master. */
  tracks?: readonly string[]
  /** False: inserts are left out. */
  withEffects?: boolean
  /** Called with 0 to 1. */
  progress?(part: number): void
  signal?: AbortSignal
  tempo: Tempo
  audioOf: AudioOf
  pool: BufferPool
  stretch?: Stretch
  effects: Effects
  instrumentOf?: GraphOptions["instrumentOf"]
  impulseOf?: GraphOptions["impulseOf"]
  /** Where the package's processors are served, and those of other effects. */
  worklets: readonly (string | URL)[]
}

/** Two channels of samples. */
export type Rendered = { channels: [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>]; sampleRate: number }

/** What is planned at once. More would leave more sources waiting, which costs; a part of a source is as long. */
const WINDOW_FRAMES = CHUNK_FRAMES
/** Where a window ends the next one is planned that much earlier, whole render quanta: instruments hear of a note before it is due. */
const AHEAD_FRAMES = 4_096
/** An OfflineAudioContext has at most 32 channels. */
const STEMS_AT_ONCE = 16

/**
 * Renders a project as it is heard: by the same graph and player, in slices, so that memory stays within the pool's budget. What
 * effects delay is taken off: the first frame is that of `from`.
 * @returns one a track, in their order; the master alone where no tracks are named
 * @throws the signal's reason when it aborts
 */
export async function render(project: ProjectData, options: RenderOptions): Promise<Rendered[]> {
  const ids = options.tracks ?? [MASTER]
  const batches = Array.from({ length: Math.ceil(ids.length / STEMS_AT_ONCE) }, (_, at) => ids.slice(at * STEMS_AT_ONCE, (at + 1) * STEMS_AT_ONCE))
  const rendered: Rendered[] = []
  for (const [at, batch] of batches.entries()) {
    rendered.push(...(await renderBatch(project, batch, { ...options, progress: (part) => options.progress?.((at + part) / batches.length) })))
  }
  return rendered
}

async function renderBatch(whole: ProjectData, ids: readonly string[], options: RenderOptions): Promise<Rendered[]> {
  const { tempo, signal, sampleRate = whole.settings.sampleRate, tailSeconds = 0, withEffects = true } = options
  signal?.throwIfAborted()
  const project = withEffects ? whole : { ...whole, inserts: {} }
  const from = frameAt(tempo, options.from, sampleRate)
  const frames = frameAt(tempo, options.to, sampleRate) - from + Math.round(tailSeconds * sampleRate)
  const latencyAt = latenciesOf(project, ids, options.effects, sampleRate)
  const length = frames + Math.max(...latencyAt)
  const context = new OfflineAudioContext(ids.length * 2, length, sampleRate)
  for (const url of options.worklets) await loadWorklets(context, url)
  const graph = buildGraph(project, context, { ...options, destination: null, isFixed: true })
  await graph.ready
  sideBySide(context, ids.map((id) => graph.strip(id)?.output))
  const player = new Player(project, graph, { ...options, windowFrames: WINDOW_FRAMES })
  try {
    const planFrom = async (frame: number) => {
      await player.advance(frame + 1)
      if (frame + WINDOW_FRAMES < length) player.readAhead()
    }
    player.begin(from, () => 0)
    await planFrom(0)
    const buffer = await inSlices(context, length, signal, async (frame) => {
      options.progress?.(frame / length)
      await planFrom(frame + AHEAD_FRAMES)
    })
    options.progress?.(1)
    return ids.map((_, at): Rendered => {
      const part = (channel: number) => buffer.getChannelData(channel).slice(latencyAt[at] as number, (latencyAt[at] as number) + frames)
      return { channels: [part(at * 2), part(at * 2 + 1)], sampleRate }
    })
  } finally {
    player.dispose()
    graph.dispose()
  }
}

/** Leads nodes to the destination, two channels each. */
function sideBySide({ destination }: BaseAudioContext, outputs: readonly (AudioNode | undefined)[]): void {
  if (outputs.length === 1) {
    outputs[0]?.connect(destination)
    return
  }
  const merger = new ChannelMergerNode(destination.context, { numberOfInputs: outputs.length * 2 })
  merger.connect(destination)
  for (const [at, output] of outputs.entries()) {
    const splitter = new ChannelSplitterNode(destination.context, { numberOfOutputs: 2 })
    output?.connect(splitter)
    splitter.connect(merger, 0, at * 2)
    splitter.connect(merger, 1, at * 2 + 1)
  }
}

/** How late each track comes out, after its fader. */
function latenciesOf(project: ProjectData, ids: readonly string[], effects: Effects, sampleRate: number): number[] {
  const inserts = present(project.inserts).flatMap(({ id, trackId, effect }) => {
    const known = effects.get(effect)
    return known ? [{ id, trackId, latency: latencyOf(known, sampleRate), listens: Boolean(known.sidechain) }] : []
  })
  const tracks = present(project.tracks).map(({ id }) => id)
  const chains = new Map(tracks.map((track) => [track, inserts.filter(({ trackId }) => trackId === track)]))
  const routes = routesOf(project).filter(({ insertId }) => insertId === undefined || inserts.some(({ id, listens }) => id === insertId && listens))
  const { inputs } = align(tracks, routes, chains)
  return ids.map((id) => (chains.get(id) ?? []).reduce((sum, { latency }) => sum + latency, inputs.get(id) ?? 0))
}

/** Renders with a stop before each window ends. An abort leaves the context standing, for the garbage collector. */
async function inSlices(context: OfflineAudioContext, length: number, signal: AbortSignal | undefined, between: (frame: number) => Promise<void>): Promise<AudioBuffer> {
  return new Promise((resolve, reject) => {
    const pause = (frame: number) => {
      if (frame >= length) return
      context.suspend(frame / context.sampleRate).then(async () => {
        signal?.throwIfAborted()
        await between(frame)
        signal?.throwIfAborted()
        pause(frame + WINDOW_FRAMES)
        await context.resume()
      }).catch(reject)
    }
    pause(WINDOW_FRAMES - AHEAD_FRAMES)
    context.startRendering().then(resolve, reject)
  })
}
