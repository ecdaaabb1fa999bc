import { valueAt } from "@max-booster/studio-core/automation"
import createStretch from "signalsmith-stretch"
import { describe, expect, it } from "vitest"
import { CHUNK_FRAMES } from "../buffers/buffer-pool"
import { seeded } from "../dsp/random"
import { builtInEffects } from "../effects"
import { buildGraph } from "../graph/build-graph"
import type { PlayedNote } from "../graph/instrument"
import type { LaneRecord, ProjectData, RegionRecord } from "../records"
import { peakOf, testSound } from "../testing"
import { aPoint, aProject, aRegion, aTrack } from "../testing/projects"
import { aStudio, renderMix } from "../testing/renders"
import { loadWorklets } from "../worklets/load"
import { fadeGain } from "./pieces"
import { Player } from "./player"
import { signalsmithStretch } from "./stretch"

const RATE = 48_000
const [noise] = testSound(6 * RATE)
/** Without a pause, the sides apart. */
const wide = [1, 2].map(seeded).map((random) => Float32Array.from({ length: 6 * RATE }, () => random() - 0.5))
const assets = { noise: [noise], wide, ones: [new Float32Array(6 * RATE).fill(0.5)] }
const withRegion = (fields: Partial<RegionRecord>, more: Partial<ProjectData> = {}) => aProject({ tracks: { a: aTrack({}) }, regions: { r: aRegion(fields) }, ...more })
const insert = (effect: string, params: Record<string, number> = {}) => ({ trackId: "a", pos: "a", effect, version: 1, bypassed: false, sidechainId: "", assetId: "", ...Object.fromEntries(Object.entries(params).map(([name, value]) => [`p:${name}`, value])) })
const expectSame = (got: Float32Array, wanted: (frame: number) => number, tolerance = 0) => { expect(peakOf(got, got.map((_, i) => wanted(i)))).toBeLessThanOrEqual(tolerance) }
const noiseAt = (frame: number) => noise[frame] ?? 0

describe("a region", () => {
  it("plays its range of the source, sample by sample, from its start to its end, through several parts of the source", async () => {
    const [left] = await renderMix(withRegion({ start: 960, offset: 0.25, length: 4 }), assets, { to: 5 * 1_920 })
    expectSame(left, (i) => (i >= 24_000 && i < 24_000 + 4 * RATE ? noiseAt(i - 24_000 + 12_000) : 0))
  })

  it("loses no sample where a render's slices meet", async () => {
    for (const [sampleRate, from] of [[48_000, 0], [48_000, 7]] as const) {
      const [left] = await renderMix(withRegion({ assetId: "ones", length: 5, loops: 3 }), assets, { from, to: 12 * 1_920, sampleRate })
      expectSame(left, () => 0.5)
    }
  })

  it("begun in its middle goes on as if it had been begun before", async () => {
    const [left] = await renderMix(withRegion({ offset: 0.1, length: 2 }), assets, { from: 1_001, to: 1_920 })
    expectSame(left, (i) => noiseAt(i + Math.round((1_001 / 1_920) * RATE) + 4_800))
  })

  it("is repeated, turned around, and made louder", async () => {
    const [left] = await renderMix(withRegion({ offset: 1, length: 0.1, loops: 5, gainDb: -6, reversed: true }), assets)
    expectSame(left, (i) => (i < 24_000 ? noiseAt(RATE + 4_799 - (i % 4_800)) * 10 ** (-6 / 20) : 0), 1e-6)
  })

  it("turned around plays its own range across parts of the source", async () => {
    const [left] = await renderMix(withRegion({ offset: 0.5, length: 4.5, reversed: true }), assets, { to: 4 * 1_920 })
    expectSame(left, (i) => noiseAt(5 * RATE - 1 - i))
  })

  it("fades as its curve says at every sample", async () => {
    for (const [fadeInCurve, fadeOutCurve] of [[0, 0], [0.6, -0.8]] as const) {
      const [left] = await renderMix(withRegion({ assetId: "ones", start: 100, length: 0.8, fadeIn: 0.3, fadeOut: 0.4, fadeInCurve, fadeOutCurve }), assets)
      const end = 2_500 + 38_400
      expectSame(left, (i) => (i < 2_500 || i >= end ? 0 : 0.5 * fadeGain((i - 2_500) / 14_400, fadeInCurve) * fadeGain((end - i) / 19_200, fadeOutCurve)), 1e-5)
    }
  })

  it("crossfaded keeps its power: two fades of equal curve are a sine and a cosine", () => {
    for (const [curve, power] of [[0, 1], [1, 0.25], [-1, 4]] as const) expect(fadeGain(0.5, curve)).toBeCloseTo(Math.sin((0.5 ** power * Math.PI) / 2), 9)
    for (let part = 0; part <= 1; part += 0.1) expect(fadeGain(part, 0) ** 2 + fadeGain(1 - part, 0) ** 2).toBeCloseTo(1, 9)
  })

  it("is silent while it is muted, deleted, a take that waits in its folder, or its sound is not here", async () => {
    expect(peakOf((await renderMix(withRegion({ takeId: "folder", takeLane: 0 }), assets))[0])).toBeGreaterThan(0.1)
    for (const fields of [{ takeId: "folder", takeLane: 2 }, { muted: true }, { deleted: true as const }, { assetId: "elsewhere" }]) expect(peakOf((await renderMix(withRegion(fields), assets))[0])).toBe(0)
  })

  it("follows the tempo without changing its pitch, and is transposed without changing its length", async () => {
    const sine = Float32Array.from({ length: 2 * RATE }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 440 * i) / RATE))
    const stretch = signalsmithStretch(createStretch)
    const crossings = (samples: Float32Array) => samples.reduce((count, sample, i) => count + (sample >= 0 && (samples[i - 1] ?? 0) < 0 ? 1 : 0), 0)
    const pitchOf = async (fields: Partial<RegionRecord>, seconds: number) => {
      const [left] = await renderMix(withRegion({ assetId: "sine", length: 1, ...fields }), { sine: [sine] }, { stretch, to: 2.5 * 1_920 })
      expect(peakOf(left.subarray(Math.round(seconds * RATE) + 10))).toBe(0)
      expect(peakOf(left.subarray(Math.round((seconds - 0.2) * RATE), Math.round(seconds * RATE)))).toBeGreaterThan(0.3)
      return crossings(left.subarray(9_600, 9_600 + RATE / 2)) * 2
    }
    expect(Math.abs((await pitchOf({ sourceBpm: 60 * 2 * 2 }, 2)) - 440)).toBeLessThan(6)
    expect(Math.abs((await pitchOf({ transpose: 12 }, 1)) - 880)).toBeLessThan(10)
  })
})

describe("a lane", () => {
  const automated = async (target: string, points: ProjectData["points"], more: Partial<ProjectData> = {}, options = {}) => {
    const lane: LaneRecord = { trackId: "a", target, mode: "read" }
    const [left] = await renderMix(withRegion({ assetId: "ones", length: 6 }, { lanes: { l: lane }, points, ...more }), assets, options)
    return left.map((sample) => sample / 0.5)
  }
  /** Of the gain, dB, at a frame: straight between points at 0.1 s and 0.6 s. */
  const straight = (i: number) => 10 ** ((-30 + 30 * Math.min(1, Math.max(0, (i - 4_800) / 24_000))) / 20)

  it("moves the gain at every sample, straight in dB between its points, within 0.01 dB", async () => {
    const gain = await automated("gain", { 1: aPoint("l", 192, -30), 2: aPoint("l", 1_152, 0) })
    gain.forEach((value, i) => { expect(Math.abs(20 * Math.log10(value / straight(i)))).toBeLessThan(0.01) })
  })

  it("begun in its middle is where it would have been", async () => {
    const gain = await automated("gain", { 1: aPoint("l", 192, -30), 2: aPoint("l", 1_152, 0) }, {}, { from: 500 })
    gain.forEach((value, i) => { expect(Math.abs(20 * Math.log10(value / straight(i + 12_500)))).toBeLessThan(0.01) })
  })

  it("bends as the core draws it, and jumps between two points at one tick", async () => {
    const points = { 1: aPoint("l", 192, -30, 0.6), 2: aPoint("l", 1_152, 0), 3: aPoint("l", 1_500, -3), 4: aPoint("l", 1_500, -12) }
    const gain = await automated("gain", points)
    const drawn = (i: number) => valueAt(Object.values(points), (i / RATE) * 1_920) ?? 0
    for (const i of [2_000, 8_000, 20_000, 27_000, 33_000, 37_400, 37_502, 45_000]) expect(20 * Math.log10(gain[i] ?? 0)).toBeCloseTo(drawn(i), 1)
  })

  it("that holds jumps at the sample of its point", async () => {
    const gain = await automated("gain", { 1: aPoint("l", 0, -20, 2), 2: aPoint("l", 1_001, -6, 2), 3: aPoint("l", 1_500, 0) })
    const frame = Math.round((1_001 / 1_920) * RATE)
    for (const [at, db] of [[frame - 2, -20], [frame, -6], [frame + 1, -6], [37_500, 0]] as const) expect(20 * Math.log10(gain[at] ?? 0)).toBeCloseTo(db, 2)
  })

  it("mutes at the sample of its point", async () => {
    const gain = await automated("mute", { 1: aPoint("l", 0, 0, 2), 2: aPoint("l", 960, 1, 2) })
    expect([gain[23_998], gain[24_000], gain[24_001]]).toEqual([1, 0, 0])
  })

  it("is as late as the sound that it meets: behind a limiter it mutes at the very sample, too", async () => {
    const inserts = { i: { trackId: "a", pos: "a", effect: "limiter", version: 1, bypassed: false, sidechainId: "", assetId: "" } }
    const gain = await automated("mute", { 1: aPoint("l", 0, 0, 2), 2: aPoint("l", 960, 1, 2) }, { inserts })
    expect([gain[23_998], gain[24_000], gain[24_001]]).toEqual([1, 0, 0])
  })

  it("moves a worklet's parameter and what it is mapped to, sample by sample", async () => {
    const inserts = { i: { trackId: "a", pos: "a", effect: "saturation", version: 1, bypassed: false, sidechainId: "", assetId: "", "p:mix": 0 } }
    const gain = await automated("insert:i:output", { 1: aPoint("l", 192, -24), 2: aPoint("l", 1_152, 6) }, { inserts })
    for (const i of [3_000, 10_000, 20_001, 40_000]) expect(20 * Math.log10(gain[i] ?? 0)).toBeCloseTo(-24 + 30 * Math.min(1, Math.max(0, (i + 24 - 4_800) / 24_000)), 1)
  })

  it("of a send moves what goes there", async () => {
    const tracks = { a: aTrack({ gainDb: -96 }), bus: aTrack({ kind: "bus" }) }
    const gain = await automated("send:s", { 1: aPoint("l", 192, -30), 2: aPoint("l", 1_152, 0) }, { tracks: { ...aProject({ tracks }).tracks }, sends: { s: { trackId: "a", busId: "bus", gainDb: 0, pan: 0, pre: true } } })
    for (const i of [3_000, 15_000, 40_000]) expect(gain[i]).toBeCloseTo(straight(i), 3)
  })

  it("that is off lets the track's own value stand", async () => {
    const [left] = await renderMix(withRegion({ assetId: "ones" }, { tracks: aProject({ tracks: { a: aTrack({ gainDb: -6 }) } }).tracks, lanes: { l: { trackId: "a", target: "gain", mode: "off" } }, points: { 1: aPoint("l", 0, -40) } }), assets)
    expect((left[10_000] ?? 0) / 0.5).toBeCloseTo(10 ** (-6 / 20), 5)
  })
})

describe("a player", () => {
  /** A project played offline by a player that may be told more. */
  const played = async (project: ProjectData, frames: number, tell: (player: Player, context: OfflineAudioContext) => Promise<void>, notes: PlayedNote[] = [], windowFrames?: number) => {
    const context = new OfflineAudioContext(2, frames, RATE)
    await loadWorklets(context, "/worklets.js")
    const output = new GainNode(context)
    const graph = buildGraph(project, context, { effects: builtInEffects, instrumentOf: () => ({ output, play: (note) => { notes.push(note) }, silence: () => undefined, dispose: () => undefined }) })
    await tell(new Player(project, graph, { ...aStudio(assets), ...(windowFrames ? { windowFrames } : {}) }), context)
    return (await context.startRendering()).getChannelData(0)
  }

  it("plays in circles without a gap or a sample too many", async () => {
    const left = await played(withRegion({ length: 3 }), 2 * RATE, async (player) => {
      player.begin(5_000, () => 128, { from: 1_000, to: 21_000 })
      await player.advance(2 * RATE)
    })
    expectSame(left, (i) => (i < 128 ? 0 : noiseAt(i - 128 < 16_000 ? 5_000 + i - 128 : 1_000 + ((i - 128 - 16_000) % 20_000))))
  })

  it("begins at the same frame of everything, wherever in the context that is", async () => {
    const project = withRegion({ length: 1 }, {
      inserts: { i: insert("chorus") }, lanes: { l: { trackId: "a", target: "mute", mode: "read" }, m: { trackId: "a", target: "insert:i:mix", mode: "read" } },
      points: { 1: aPoint("l", 0, 0, 2), 2: aPoint("l", 500, 1, 2), 3: aPoint("m", 0, 0.9), 4: aPoint("m", 960, 0.2) },
    })
    const at = async (start: number) => (await played(project, start + RATE / 2, async (player) => {
      player.begin(0, () => start)
      await player.advance(start + RATE / 2)
    })).subarray(start)
    const first = await at(0)
    // Frames that do not come out of their time as they went in; those of 48 kHz lie among them.
    for (const quantum of [102, 112, 190, 196, 247, 255]) expect(20 * Math.log10(peakOf(await at(quantum * 128), first))).toBeLessThan(-110)
  })

  it("plays on where the context stands as if it had planned before: a filter forgets nothing between two sources", async () => {
    const project = withRegion({ assetId: "wide", length: 6 }, { inserts: { i: insert("eq3", { low: 12 }), j: insert("filter", { cutoff: 300 }) } })
    const inParts = (parts: number[]) => played(project, 2 * CHUNK_FRAMES, async (player, context) => {
      player.begin(0, () => 0)
      await player.advance(parts.length > 0 ? 1 : 2 * CHUNK_FRAMES)
      for (const part of parts) void context.suspend(part / RATE).then(async () => { await player.advance(part + 1); await context.resume() })
    }, [], CHUNK_FRAMES)
    expect(peakOf(await inParts([CHUNK_FRAMES]), await inParts([]))).toBeLessThan(1e-6)
  })

  it("takes a change from a frame on, and what was before stays", async () => {
    const before = withRegion({ length: 3 })
    const left = await played(before, RATE, async (player) => {
      player.begin(0, () => 0)
      await player.advance(RATE)
      player.update(withRegion({ length: 3, offset: 1 }), aStudio(assets).tempo, 30_000)
      await player.advance(RATE)
    })
    expectSame(left, (i) => noiseAt(i < 30_000 ? i : i + RATE))
  })

  it("gives the beat, the first of each bar by a way of its own", async () => {
    const context = new OfflineAudioContext(2, 3 * RATE, RATE)
    const [beat, accent] = [new GainNode(context, { gain: 0.5 }), new GainNode(context)]
    const sides = new ChannelMergerNode(context, { numberOfInputs: 2 })
    beat.connect(sides, 0, 0)
    accent.connect(sides, 0, 1)
    sides.connect(context.destination)
    const project = aProject({ tracks: { a: aTrack({}) } })
    const player = new Player(project, buildGraph(project, context, { effects: builtInEffects }), { ...aStudio(assets), clickTo: { beat, accent } })
    player.begin(0, () => 0)
    await player.advance(3 * RATE)
    const played = await context.startRendering()
    const clicks = (side: number) => [0, 1, 2, 3, 4, 5].map((quarter) => peakOf(played.getChannelData(side).subarray(quarter * 24_000, quarter * 24_000 + 1_440)) > 0.1)
    expect(clicks(0)).toEqual([false, true, true, true, false, true])
    expect(clicks(1)).toEqual([true, false, false, false, true, false])
  })

  it("plays notes at their frames, in each round of their region, and catches those that sound already", async () => {
    const notes: PlayedNote[] = []
    const project = aProject({
      tracks: { a: aTrack({ kind: "instrument", instrument: "soundfont:0:0" }) },
      regions: { r: aRegion({ kind: "notes", start: 960, ticks: 1_920, loopTicks: 960 }) },
      notes: { n: { regionId: "r", start: 0, ticks: 480, pitch: 60, velocity: 100 }, o: { regionId: "r", start: 720, ticks: 960, pitch: 67, velocity: 80 } },
    })
    await played(project, 2 * RATE, async (player) => {
      player.begin(30_000, () => 0)
      await player.advance(2 * RATE)
    }, notes)
    const frames = notes.map(({ pitch, time, seconds }) => [pitch, Math.round(time * RATE), Math.round(seconds * RATE)]).sort((a, b) => (a[1] as number) - (b[1] as number))
    expect(frames).toEqual([[60, 0, 6_000], [67, 12_000, 6_000], [60, 18_000, 12_000], [67, 36_000, 6_000]])
  })
})
