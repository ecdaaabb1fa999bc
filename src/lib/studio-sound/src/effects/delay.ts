import { defineAudioEffect } from "@max-booster/extension-api/effects"
import { dryAndWet, mixParam, toSeconds } from "./mixing"

/** Lengths in quarters, as the choice has them; the first is the time in ms. */
const divisions = [["Free", 0], ["1/32", 1 / 8], ["1/16 triplet", 1 / 6], ["1/16", 1 / 4], ["1/8 triplet", 1 / 3], ["1/16 dotted", 3 / 8], ["1/8", 1 / 2], ["1/4 triplet", 2 / 3], ["1/8 dotted", 3 / 4], ["1/4", 1], ["1/4 dotted", 3 / 2], ["1/2", 2]] as const
const MAX_SECONDS = 6

/**
 * Echoes, in time with the song or by milliseconds, from side to side if wished, filtered on each round. Time, feedback, filters and mix
 * are AudioParams of its nodes, mapped where the units differ; what is in sync follows the tempo where it changes.
 */
export const delay = defineAudioEffect({
  id: "delay",
  label: "Delay",
  version: 1,
  latencyFrames: 0,
  tailSeconds: ({ time, sync, feedback }) => (sync > 0 ? MAX_SECONDS : toSeconds(time)) * (1 + (feedback > 0 ? Math.log(10 ** -4.5) / Math.log(feedback) : 0)) + 0.3,
  params: {
    sync: { label: "Sync", unit: "", default: 8, min: 0, max: divisions.length - 1, choices: divisions.map(([label]) => label) },
    time: { label: "Time", unit: "ms", default: 375, min: 10, max: 2_000, scale: "log" },
    feedback: { label: "Feedback", unit: "", default: 0.35, min: 0, max: 0.95 },
    pingPong: { label: "Ping-pong", unit: "", default: 0, min: 0, max: 1, choices: ["Off", "On"] },
    lowCut: { label: "Low cut", unit: "Hz", default: 150, min: 20, max: 2_000, scale: "log" },
    highCut: { label: "High cut", unit: "Hz", default: 6_000, min: 500, max: 20_000, scale: "log" },
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
    const split = new ChannelSplitterNode(context, { numberOfOutputs: 2 })
    const merge = new ChannelMergerNode(context, { numberOfInputs: 2 })
    const side = () => {
      const line = new DelayNode(context, { maxDelayTime: MAX_SECONDS })
      const low = new BiquadFilterNode(context, { type: "highpass", Q: -3.01 })
      const high = new BiquadFilterNode(context, { type: "lowpass", Q: -3.01 })
      const [feedback, own, other] = [new GainNode(context), new GainNode(context), new GainNode(context, { gain: 0 })]
      line.connect(low).connect(high).connect(feedback)
      feedback.connect(own).connect(line)
      feedback.connect(other)
      return { line, low, high, feedback, own, other }
    }
    const [left, right] = [side(), side()]
    // To ping-pong both channels go into the left line; the right one hears the left one only.
    const [leftIn, rightIn, rightToLeft] = [new GainNode(context), new GainNode(context), new GainNode(context, { gain: 0 })]
    input.connect(split)
    split.connect(leftIn, 0).connect(left.line)
    split.connect(rightIn, 1).connect(right.line)
    split.connect(rightToLeft, 1).connect(left.line)
    left.other.connect(right.line)
    right.other.connect(left.line)
    left.high.connect(merge, 0, 0)
    right.high.connect(merge, 0, 1)
    merge.connect(wet)

    let [quarters, bpm, time] = [0, 120, 375]
    const seconds = (ms: number) => Math.min(MAX_SECONDS, quarters > 0 ? (quarters * 60) / bpm : toSeconds(ms))
    const both = (name: "low" | "high") => [{ target: left[name].frequency }, { target: right[name].frequency }]
    const lines = [left.line.delayTime, right.line.delayTime]
    return {
      input,
      output,
      bind: {
        sync: { set: (value) => { quarters = divisions[Math.round(value)]?.[1] ?? 0 } },
        time: lines.map((target) => ({ target, map: (ms: number) => seconds(time = ms) })),
        feedback: [{ target: left.feedback.gain }, { target: right.feedback.gain }],
        pingPong: { set: (value) => {
          for (const { own, other } of [left, right]) {
            own.gain.value = 1 - value
            other.gain.value = value
          }
          leftIn.gain.value = 1 - value / 2
          rightIn.gain.value = 1 - value
          rightToLeft.gain.value = value / 2
        } },
        lowCut: both("low"),
        highCut: both("high"),
        mix,
      },
      follow(now, at) {
        bpm = now
        if (quarters > 0) for (const line of lines) line.setValueAtTime(seconds(time), at)
      },
    }
  },
})
