import { describe, expect, it } from "vitest"
import { BufferPool } from "../buffers/buffer-pool"
import { builtInEffects } from "../effects"
import { render } from "../offline/render"
import type { ProjectData } from "../records"
import { Player } from "../schedule/player"
import { peakOf, testSound } from "../testing"
import { recordLive } from "../testing/live"
import { aPoint, aProject, aRegion, aTrack } from "../testing/projects"
import { aStudio, renderMix } from "../testing/renders"
import { loadWorklets } from "../worklets/load"
import { buildGraph } from "./build-graph"

const RATE = 48_000
const impulse = [Float32Array.from({ length: RATE }, (_, i) => (i === 4_800 ? 0.25 : 0))]
const noise = testSound(3 * RATE)
const assets = { impulse, noise }
const insert = (trackId: string, effect: string, params: Record<string, number> = {}, more = {}) => ({ trackId, pos: "a", effect, version: 1, bypassed: false, sidechainId: "", assetId: "", ...Object.fromEntries(Object.entries(params).map(([name, value]) => [`p:${name}`, value])), ...more })
const send = (trackId: string, busId: string, more = {}) => ({ trackId, busId, gainDb: 0, pan: 0, pre: false, ...more })
const bus = aTrack({ kind: "bus" })
const db = (value: number) => 20 * Math.log10(value)

/** Everything at once: effects of every kind of node, buses, sends, a side-chain, lanes, fades. */
const song = aProject({
  tracks: { a: aTrack({ gainDb: -6, pan: -0.4 }), b: aTrack({ gainDb: -9, pan: 0.5, outputId: "group" }), group: bus, echo: bus },
  regions: {
    r: aRegion({ fadeIn: 0.2, fadeOut: 0.3, length: 1.5 }),
    s: aRegion({ trackId: "b", start: 480, offset: 0.5, length: 0.4, loops: 3, gainDb: -3, reversed: true }),
  },
  inserts: {
    i: insert("a", "eq3", { low: 4, high: -3 }), j: insert("a", "chorus", {}, { pos: "b" }), k: insert("b", "compressor", { threshold: -30 }, { sidechainId: "a" }),
    l: insert("group", "saturation"), m: insert("echo", "delay", { sync: 0, time: 130, mix: 1 }), n: insert("master", "limiter", { gain: 3 }),
  },
  sends: { x: send("a", "echo", { gainDb: -6 }), y: send("b", "echo", { pre: true, pan: -0.5 }) },
  lanes: { p: { trackId: "a", target: "pan", mode: "read" }, q: { trackId: "b", target: "gain", mode: "read" } },
  points: { 1: aPoint("p", 0, -1), 2: aPoint("p", 1_920, 1), 3: aPoint("q", 480, -20, 0.5), 4: aPoint("q", 1_440, 0) },
})

describe("latency", () => {
  it("is compensated: an impulse through two parallel paths arrives as one, where it was", async () => {
    const chains: ProjectData["inserts"][] = [{ i: insert("a", "limiter") }, { i: insert("a", "limiter"), j: insert("b", "saturation", { drive: 0, mix: 0 }) }]
    for (const inserts of chains) {
      const project = aProject({ tracks: { a: aTrack({ outputId: "bus" }), b: aTrack({}), bus }, regions: { r: aRegion({ assetId: "impulse" }), s: aRegion({ assetId: "impulse", trackId: "b" }) }, inserts })
      const [left] = await renderMix(project, assets)
      expect(left[4_800]).toBeCloseTo(0.5, 5)
      expect(peakOf(left.map((sample, i) => (i === 4_800 ? 0 : sample)))).toBeLessThan(1e-6)
    }
  })

  it("is compensated through sends and side-chains, too", async () => {
    const project = aProject({
      tracks: { a: aTrack({}), b: aTrack({}), bus }, regions: { r: aRegion({ assetId: "impulse" }), s: aRegion({ assetId: "impulse", trackId: "b" }) },
      inserts: { i: insert("a", "limiter"), j: insert("b", "gate", { threshold: -40, attack: 0.05, hold: 0 }, { sidechainId: "a" }), k: insert("bus", "compressor", { ratio: 1 }) }, sends: { x: send("a", "bus") },
    })
    const [left] = await renderMix(project, assets)
    const [alone] = await renderMix({ ...project, regions: { s: project.regions["s"] as never } }, assets)
    // a, its send, and what the gate lets through of b because it hears a at that very frame.
    expect(left[4_800]).toBeGreaterThan(0.5 + 0.05)
    expect(Math.abs(alone[4_800] ?? 1)).toBeLessThan(0.001)
    expect(peakOf(left.map((sample, i) => (Math.abs(i - 4_800) < 1 ? 0 : sample)))).toBeLessThan(1e-4)
  })
})

describe("a mix", () => {
  it("pans with equal power, and hears a mono sound on both sides", async () => {
    for (const pan of [-1, -0.3, 0, 0.7]) {
      const [left, right] = await renderMix(aProject({ tracks: { a: aTrack({ pan, gainDb: -6 }) }, regions: { r: aRegion({ assetId: "impulse" }) } }), assets)
      // StereoPannerNode for a stereo input of twice the same: one side is turned down as a cosine, and goes to the other as a sine.
      const angle = ((pan <= 0 ? pan + 1 : pan) * Math.PI) / 2
      const gain = 0.25 * 10 ** (-6 / 20)
      const expected = pan <= 0 ? [1 + Math.cos(angle), Math.sin(angle)] : [Math.cos(angle), 1 + Math.sin(angle)]
      for (const [side, samples] of [left, right].entries()) expect((samples[4_800] ?? 0) / gain).toBeCloseTo(expected[side] as number, 4)
    }
  })

  it("is the sum of its stems", async () => {
    const flat = { ...song, inserts: Object.fromEntries(Object.entries(song.inserts).filter(([, { trackId }]) => trackId !== "master")) }
    const [mix] = await render(flat, { from: 0, to: 3_840, ...aStudio(assets) })
    const stems = await render(flat, { from: 0, to: 3_840, ...aStudio(assets), tracks: ["a", "group", "echo"] })
    for (const channel of [0, 1] as const) {
      const sum = Float32Array.from(mix?.channels[channel] ?? [], (_, i) => stems.reduce((total, stem) => total + (stem.channels[channel][i] as number), 0))
      expect(peakOf(sum)).toBeGreaterThan(0.1)
      expect(db(peakOf(sum, mix?.channels[channel]))).toBeLessThan(-120)
    }
  })

  it("without effects is without all of them", async () => {
    const [left] = await renderMix({ ...song, inserts: {} }, assets)
    expect(db(peakOf(left, (await renderMix(song, assets, { withEffects: false }))[0]))).toBeLessThan(-120)
  })

  it("patched from another state is the same as built anew", async () => {
    const other = aProject({ tracks: { a: aTrack({ solo: true }), c: aTrack({}), group: bus, echo: aTrack({ kind: "bus", mute: true }) }, inserts: { n: insert("master", "compressor"), l: insert("group", "filter"), i: insert("a", "eq3", { mid: 5 }) }, sends: { x: send("a", "group") }, lanes: song.lanes, points: { 9: aPoint("p", 0, 0.3) } })
    const context = new OfflineAudioContext(2, RATE, RATE)
    await loadWorklets(context, "/worklets.js")
    const graph = buildGraph(other, context, { effects: builtInEffects })
    const kept = graph.strip("a")?.insert("i")
    graph.update(song)
    expect(graph.strip("a")?.insert("i")).toBe(kept)
    expect(graph.strip("c")).toBeUndefined()
    const player = new Player(song, graph, aStudio(assets))
    player.begin(0, () => 0)
    await player.advance(RATE)
    const patched = (await context.startRendering()).getChannelData(0)
    const [fresh] = await renderMix(song, assets)
    const latency = graph.latencyAt("master")
    expect(peakOf(fresh)).toBeGreaterThan(0.1)
    expect(peakOf(patched.subarray(latency), fresh.subarray(0, RATE - latency))).toBeLessThan(1e-6)
  })
})

describe("live", () => {
  it("is the same as offline, recorded through a worklet and frame-aligned: below -90 dBFS", async () => {
    const [left, right] = await renderMix(song, assets)
    const heard = await recordLive(song, assets, RATE)
    expect(peakOf(left)).toBeGreaterThan(0.1)
    for (const [channel, offline] of [left, right].entries()) expect(db(peakOf(heard[channel] as Float32Array, offline))).toBeLessThan(-90)
  })
})

describe("a render", () => {
  it("lets go of all that it has read, what it read ahead included", async () => {
    const project = aProject({ tracks: { a: aTrack({}) }, regions: { r: aRegion({ loops: 12 }) } })
    for (const stopsAt of [2, 0.2]) {
      const [pool, controller] = [new BufferPool(0), new AbortController()]
      const done = renderMix(project, assets, { to: 10 * 1_920, pool, signal: controller.signal, progress: (part) => { if (part > stopsAt) controller.abort(new Error("enough")) } })
      await (stopsAt < 1 ? expect(done).rejects.toThrow("enough") : done)
      expect(pool.peakBytes).toBeGreaterThan(0)
      // Reading that is on its way when a render is given up ends in a moment.
      while (pool.bytes > 0) await new Promise((resolve) => setTimeout(resolve))
    }
  })

  it("tells its progress and stops when it is aborted", async () => {
    const told: number[] = []
    await renderMix({ ...song, inserts: {} }, assets, { to: 25 * 1_920, progress: (part) => { told.push(part) } })
    expect(told.length).toBeGreaterThan(2)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
    const controller = new AbortController()
    await expect(renderMix(song, assets, { to: 60 * 1_920, signal: controller.signal, progress: () => { controller.abort(new Error("enough")) } })).rejects.toThrow("enough")
  })
})
