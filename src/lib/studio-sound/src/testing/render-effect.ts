import type { AnyAudioEffect } from "@max-booster/extension-api/effects"
import { Insert } from "../graph/insert"
import { loadWorklets } from "../worklets/load"

/** How an effect is rendered; `prepare` may do more with it before the render begins. */
export type EffectRender = {
  values?: Readonly<Record<string, number>>
  bypassed?: boolean
  sampleRate?: number
  worklets?: readonly string[]
  side?: readonly Float32Array<ArrayBuffer>[]
  prepare?(insert: Insert, context: OfflineAudioContext): void
}

const WORKLETS = ["/worklets.js"]

/** A source that plays channels from the beginning. */
export function play(context: BaseAudioContext, channels: readonly Float32Array<ArrayBuffer>[], to: AudioNode, input = 0): void {
  const buffer = new AudioBuffer({ numberOfChannels: channels.length, length: channels[0]?.length ?? 1, sampleRate: context.sampleRate })
  channels.forEach((samples, channel) => { buffer.copyToChannel(samples, channel) })
  const source = new AudioBufferSourceNode(context, { buffer })
  source.connect(to, 0, input)
  source.start()
}

/** Sound through an effect, offline. @param frames length of what comes back, two channels */
export async function renderEffect(effect: AnyAudioEffect, channels: readonly Float32Array<ArrayBuffer>[], frames: number, { values = {}, bypassed = false, sampleRate = 48_000, worklets = WORKLETS, side, prepare }: EffectRender = {}): Promise<[Float32Array, Float32Array]> {
  const context = new OfflineAudioContext(2, frames, sampleRate)
  for (const url of worklets) await loadWorklets(context, url)
  const insert = new Insert(context, effect)
  insert.set(values)
  insert.bypass(bypassed)
  insert.instance.follow?.(120, 0)
  insert.instance.start?.(0)
  insert.output.connect(context.destination)
  play(context, channels, insert.input)
  if (side && insert.instance.sidechain) play(context, side, insert.instance.sidechain.node, insert.instance.sidechain.input)
  prepare?.(insert, context)
  const rendered = await context.startRendering()
  insert.dispose()
  return [rendered.getChannelData(0), rendered.getChannelData(1)]
}
