import type { ParamTarget } from "@max-booster/extension-api/effects"
import { stereo } from "../stereo"
import { processorName } from "./names"

/** The worklet of an effect, in stereo, with what an effect's instance needs of it. */
export function workletNode<Params extends Record<string, object>>(context: BaseAudioContext, { id, params, sidechain }: { id: string; params: Params; sidechain?: true }) {
  const node = new AudioWorkletNode(context, processorName(id), {
    numberOfInputs: sidechain ? 2 : 1, numberOfOutputs: 1, outputChannelCount: [2], ...stereo,
  })
  // It is a map; the DOM library says so only where iteration is switched on.
  const parameters = node.parameters as unknown as ReadonlyMap<string, AudioParam>
  const targetOf = (name: string): ParamTarget => {
    const target = parameters.get(name)
    if (!target) throw new Error(`The processor of "${id}" has no parameter "${name}": build the worklets again`)
    return { target }
  }
  return {
    input: node,
    output: node,
    bind: Object.fromEntries(Object.keys(params).map((name) => [name, targetOf(name)])) as { [Name in keyof Params]: ParamTarget },
    ...(sidechain ? { sidechain: { node, input: 1 } } : {}),
    onMeter: (listener: (value: number, bands?: readonly number[]) => void) => {
      node.port.onmessage = ({ data }: MessageEvent<number | readonly number[]>) => { if (typeof data === "number") listener(data); else listener(Math.min(...data), data) }
      node.port.postMessage("meter")
    },
    dispose: () => { node.port.postMessage("end") },
  }
}
