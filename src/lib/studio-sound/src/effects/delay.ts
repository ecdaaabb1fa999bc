import { defineAudioEffect, type EffectParam } from "@max-booster/extension-api/effects"
import { ECHO_MAX_MS, type EchoParam } from "../dsp/echo"
import { workletNode } from "../worklets/node"
import { dryAndWet, mixParam, toSeconds } from "./mixing"

/** Lengths in quarters, as the choice has them; the first is the time in ms. */
const divisions = [["Free", 0], ["1/32", 1 / 8], ["1/16 triplet", 1 / 6], ["1/16", 1 / 4], ["1/8 triplet", 1 / 3], ["1/16 dotted", 3 / 8], ["1/8", 1 / 2], ["1/4 triplet", 2 / 3], ["1/8 dotted", 3 / 4], ["1/4", 1], ["1/4 dotted", 3 / 2], ["1/2", 2]] as const

const params = {
  time: { label: "Time", unit: "ms", default: 375, min: 10, max: 2_000, scale: "log" },
  feedback: { label: "Feedback", unit: "", default: 0.35, min: 0, max: 0.95 },
  pingPong: { label: "Ping-pong", unit: "", default: 0, min: 0, max: 1, choices: ["Off", "On"] },
  lowCut: { label: "Low cut", unit: "Hz", default: 150, min: 20, max: 2_000, scale: "log" },
  highCut: { label: "High cut", unit: "Hz", default: 6_000, min: 500, max: 20_000, scale: "log" },
} as const satisfies Record<EchoParam, EffectParam>

/** The worklet behind the delay: its time is what the tempo makes of it. */
export const echo = { id: "echo", params: { ...params, time: { ...params.time, max: ECHO_MAX_MS } } }

/**
 * Echoes, in time with the song or by milliseconds, from side to side if wished, filtered on each round. All but the mix are parameters of
 * its worklet; time in sync is mapped to what the tempo makes of it, and follows it.
 */
export const delay = defineAudioEffect({
  id: "delay",
  label: "Delay",
  version: 1,
  latencyFrames: 0,
  tailSeconds: ({ time, sync, feedback }) => toSeconds(sync > 0 ? ECHO_MAX_MS : time) * (1 + (feedback > 0 ? Math.log(10 ** -4.5) / Math.log(feedback) : 0)) + 0.3,
  params: {
    sync: { label: "Sync", unit: "", default: 8, min: 0, max: divisions.length - 1, choices: divisions.map(([label]) => label) },
    ...params,
    mix: mixParam(0.25),
  },
  presets: [
    { label: "Dotted eighth", values: { sync: 8, feedback: 0.35, mix: 0.25 } },
    { label: "Slap", values: { sync: 0, time: 95, feedback: 0, mix: 0.3 } },
    { label: "Ping-pong", values: { sync: 6, pingPong: 1, feedback: 0.5, mix: 0.3 } },
    { label: "Dub", values: { sync: 9, feedback: 0.75, lowCut: 300, highCut: 2_500, mix: 0.4 } },
  ],
  create(context) {
    const { input, output, wet, mix } = dryAndWet(context)
    const lines = workletNode(context, echo)
    input.connect(lines.input).connect(wet)
    let [quarters, bpm, time] = [0, 120, 375]
    const inTime = (ms: number) => (quarters > 0 ? Math.min(ECHO_MAX_MS, (quarters * 60_000) / bpm) : ms)
    return {
      input,
      output,
      bind: {
        ...lines.bind,
        sync: { set: (value) => { quarters = divisions[Math.round(value)]?.[1] ?? 0 } },
        time: { ...lines.bind.time, map: (ms: number) => inTime(time = ms) },
        mix,
      },
      follow(now, at) {
        bpm = now
        if (quarters > 0) lines.bind.time.target.setValueAtTime(inTime(time), at)
      },
      dispose: lines.dispose,
    }
  },
})
