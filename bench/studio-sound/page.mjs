// Runs in the page: the same mix by our graph, by hand, and by Tone.js.
import * as Tone from "tone"
import { BufferPool, builtInEffects, compressor, impulseResponse, inMemory, limiter, loadWorklets, render } from "@max-booster/studio-sound"

const RATE = 48_000
const TRACKS = 16
const SECONDS = 10
const WORKLETS = "/worklets.js"
const EQ = [["lowshelf", 320, 3], ["peaking", 1_000, -2], ["highshelf", 3_200, 2]]
const CUTOFF = 12_000

const tempo = { secondsAt: (tick) => tick / 1_920, tickAt: (seconds) => seconds * 1_920, bpmAt: () => 120 }
const sounds = Array.from({ length: TRACKS }, (_, track) => [0, 1].map((channel) => {
  let seed = 1 + track * 2 + channel
  return Float32Array.from({ length: SECONDS * RATE }, () => { seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0; return seed / 2 ** 33 })
}))
const pan = (track) => (track - TRACKS / 2) / TRACKS
const buffers = () => sounds.map((channels) => {
  const buffer = new AudioBuffer({ length: SECONDS * RATE, numberOfChannels: 2, sampleRate: RATE })
  channels.forEach((samples, channel) => buffer.copyToChannel(samples, channel))
  return buffer
})

const track = { kind: "audio", name: "", colour: "", pos: "a", parentId: "", outputId: "", gainDb: -12, pan: 0, mute: false, solo: false, soloSafe: false, instrument: "" }
const region = { kind: "audio", name: "", colour: "", start: 0, gainDb: 0, muted: false, offset: 0, length: SECONDS, ratio: 1, sourceBpm: 0, transpose: 0, reversed: false, fadeIn: 0, fadeOut: 0, fadeInCurve: 0, fadeOutCurve: 0, ticks: 0, loopTicks: 0, loops: 1, takeId: "", takeLane: 0 }
const insert = (trackId, pos, effect, params) => ({ trackId, pos, effect, version: 1, bypassed: false, sidechainId: "", ...params })
const each = (make) => Object.fromEntries(sounds.map((_, at) => make(at)))

/** 16 tracks with an EQ and a filter (and a compressor), gain and pan, all sent to a reverb; the master is limited where worklets count. */
function project(withWorklets) {
  return {
    schema: 1, settings: { name: "", sampleRate: RATE, snap: "", key: "" }, assets: {}, notes: {}, lanes: {}, points: {}, markers: {},
    tempos: { first: { tick: 0, bpm: 120, ramp: false } }, meters: { first: { tick: 0, numerator: 4, denominator: 4 } },
    tracks: { master: { ...track, kind: "master", gainDb: 0 }, room: { ...track, kind: "bus", gainDb: 0 }, ...each((at) => [`t${at}`, { ...track, pan: pan(at) }]) },
    regions: each((at) => [`r${at}`, { ...region, trackId: `t${at}`, assetId: String(at) }]),
    sends: each((at) => [`s${at}`, { trackId: `t${at}`, busId: "room", gainDb: -12, pan: 0, pre: false }]),
    inserts: {
      reverb: insert("room", "a", "reverb", { "p:room": 1, "p:mix": 1, "p:preDelay": 0 }),
      ...each((at) => [`e${at}`, insert(`t${at}`, "a", "eq3", { "p:low": 3, "p:mid": -2, "p:high": 2 })]),
      ...each((at) => [`f${at}`, insert(`t${at}`, "b", "filter", { "p:cutoff": CUTOFF })]),
      ...(withWorklets ? { limiter: insert("master", "a", "limiter", {}), ...each((at) => [`c${at}`, insert(`t${at}`, "c", "compressor", {})]) } : {}),
    },
  }
}

async function ours(withWorklets) {
  const [mix] = await render(project(withWorklets), { from: 0, to: SECONDS * 1_920, tempo, effects: builtInEffects, pool: new BufferPool(), worklets: [WORKLETS], audioOf: async (id) => inMemory(sounds[Number(id)], RATE) })
  return mix.channels
}

const room = () => {
  const [left, right] = impulseResponse("chamber", 1, RATE)
  const buffer = new AudioBuffer({ length: left.length, numberOfChannels: 2, sampleRate: RATE })
  buffer.copyToChannel(left, 0)
  buffer.copyToChannel(right, 1)
  return buffer
}

/** So that a filter rings on in stereo after its source has ended: a compressor that looks ahead hears it. */
const stereo = { channelCount: 2, channelCountMode: "explicit" }

/** What a programmer would write for this mix and no other. */
async function byHand(withWorklets) {
  const latency = withWorklets ? compressor.latencyFrames(RATE) + limiter.latencyFrames(RATE) : 0
  const context = new OfflineAudioContext(2, SECONDS * RATE + latency, RATE)
  await loadWorklets(context, WORKLETS)
  const worklet = (name, numberOfInputs) => new AudioWorkletNode(context, `max-booster-${name}`, { numberOfInputs, outputChannelCount: [2], ...stereo })
  const master = withWorklets ? worklet("limiter", 1) : context.destination
  if (withWorklets) master.connect(context.destination)
  const reverb = new ConvolverNode(context, { buffer: room(), disableNormalization: true })
  reverb.connect(master)
  for (const [at, buffer] of buffers().entries()) {
    const source = new AudioBufferSourceNode(context, { buffer })
    const nodes = [...EQ.map(([type, frequency, gain]) => new BiquadFilterNode(context, { type, frequency, gain, ...stereo })), new BiquadFilterNode(context, { type: "lowpass", frequency: CUTOFF, Q: 0, ...stereo })]
    if (withWorklets) nodes.push(worklet("compressor", 2))
    nodes.push(new GainNode(context, { gain: 10 ** (-12 / 20) }), new StereoPannerNode(context, { pan: pan(at) }))
    const end = nodes.reduce((last, node) => last.connect(node), source)
    end.connect(master)
    end.connect(new GainNode(context, { gain: 10 ** (-12 / 20) })).connect(reverb)
    source.start()
  }
  const rendered = await context.startRendering()
  return [0, 1].map((channel) => rendered.getChannelData(channel).slice(latency))
}

/** The same with Tone.js: its own nodes, which have no true-peak limiter and no look-ahead compressor. */
async function byTone() {
  const rendered = await Tone.Offline(async ({ destination }) => {
    const reverb = new Tone.Convolver({ normalize: false })
    reverb.buffer = new Tone.ToneAudioBuffer(room())
    reverb.connect(destination)
    for (const [at, buffer] of buffers().entries()) {
      const player = new Tone.Player(new Tone.ToneAudioBuffer(buffer))
      const nodes = [...EQ.map(([type, frequency, gain]) => new Tone.BiquadFilter({ type, frequency, gain })), new Tone.BiquadFilter({ type: "lowpass", frequency: CUTOFF, Q: 0 })]
      const strip = new Tone.PanVol({ pan: pan(at), volume: -12, channelCount: 2 })
      player.chain(...nodes, strip, destination)
      strip.connect(new Tone.Gain(-12, "decibels").connect(reverb))
      player.start(0)
    }
  }, SECONDS, 2, RATE)
  return [0, 1].map((channel) => rendered.getChannelData(channel))
}

const makers = { ours: () => ours(true), hand: () => byHand(true), oursNative: () => ours(false), handNative: () => byHand(false), tone: byTone }

const rendered = new Map()

/** One render: milliseconds. What came out is kept, to be compared. */
globalThis.soundBench = async (name) => {
  const began = performance.now()
  const channels = await makers[name]()
  const ms = performance.now() - began
  rendered.set(name, channels)
  return ms
}

/** The largest difference of a sample between the last renders of two, and the peak of the first, so that nobody wins by doing less. */
globalThis.soundDifference = (name, other) => {
  let [difference, peak] = [0, 0]
  rendered.get(name).forEach((samples, channel) => samples.forEach((sample, i) => {
    difference = Math.max(difference, Math.abs(sample - rendered.get(other)[channel][i]))
    peak = Math.max(peak, Math.abs(sample))
  }))
  return { difference, peak }
}
