import { defineAudioEffect } from "@max-booster/extension-api/effects"
import { impulseResponse, type RoomId, rooms } from "../dsp/impulse-responses"
import { stereo } from "../stereo"
import { dryAndWet, mixParam, toSeconds } from "./mixing"

const ids = Object.keys(rooms) as RoomId[]
const roomOf = (choice: number): RoomId => ids[Math.round(choice)] ?? "room"

/**
 * Convolution with a room made by code, or with a file of the user's. Mix and pre-delay are AudioParams (the mix goes mapped to two
 * gains, equal power); room and decay make another impulse response, so they are not automated.
 */
export const reverb = defineAudioEffect({
  id: "reverb",
  label: "Reverb",
  version: 1,
  latencyFrames: 0,
  tailSeconds: ({ room, decay, preDelay }) => toSeconds(preDelay) + rooms[roomOf(room)].decay * decay + 0.1,
  params: {
    room: { label: "Room", unit: "", default: 0, min: 0, max: ids.length - 1, choices: ids.map((id) => rooms[id].label) },
    decay: { label: "Decay", unit: "", default: 1, min: 0.1, max: 4, scale: "log", automatable: false },
    preDelay: { label: "Pre-delay", unit: "ms", default: 10, min: 0, max: 250 },
    mix: mixParam(0.3),
  },
  presets: [
    { label: "Vocal plate", values: { room: 2, decay: 0.8, preDelay: 40, mix: 0.25 } },
    { label: "Drum room", values: { room: 0, decay: 0.7, preDelay: 0, mix: 0.2 } },
    { label: "Great hall (send)", values: { room: 3, decay: 1.4, preDelay: 30, mix: 1 } },
  ],
  create(context) {
    const { input, output, wet, mix } = dryAndWet(context)
    const preDelay = new DelayNode(context, { maxDelayTime: 0.25, ...stereo })
    const convolver = new ConvolverNode(context, { disableNormalization: true, ...stereo })
    input.connect(preDelay).connect(convolver).connect(wet)
    const wanted = { room: 0, decay: 1 }
    let [made, asset]: [string, AudioBuffer | null] = ["", null]
    const makeRoom = () => {
      const name = `${wanted.room} ${wanted.decay}`
      if (asset || name === made) return
      made = name
      const [left, right] = impulseResponse(roomOf(wanted.room), wanted.decay, context.sampleRate)
      const buffer = new AudioBuffer({ numberOfChannels: 2, length: left.length, sampleRate: context.sampleRate })
      buffer.copyToChannel(left, 0)
      buffer.copyToChannel(right, 1)
      convolver.buffer = buffer
    }
    return {
      input,
      output,
      bind: {
        room: { set: (value) => { wanted.room = value; makeRoom() } },
        decay: { set: (value) => { wanted.decay = value; makeRoom() } },
        // Whole frames: between them a DelayNode is not the same live and offline.
        preDelay: { target: preDelay.delayTime, map: (ms: number) => Math.round(toSeconds(ms) * context.sampleRate) / context.sampleRate },
        mix,
      },
      useAsset(buffer) {
        asset = buffer
        made = ""
        if (buffer) convolver.buffer = buffer
        else makeRoom()
      },
    }
  },
})
