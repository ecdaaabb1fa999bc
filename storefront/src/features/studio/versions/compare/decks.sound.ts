import type { ProjectData } from "@max-booster/studio-core"
import { buildGraph, builtInEffects, loadWorklets, Player } from "@max-booster/studio-sound"
import { aProject, aRegion, aTrack } from "@max-booster/studio-sound/testing/projects"
import { aStudio } from "@max-booster/studio-sound/testing/renders"
import { testSound } from "@max-booster/studio-sound/testing"
import { describe, expect, it } from "vitest"
import { crossOver, cue, FADE_SECONDS, setDoor, type Deck } from "./decks"

const RATE = 48_000
const QUANTUM = 128
const [sound] = testSound(4 * RATE)
const studio = aStudio({ noise: [sound] })

const version = (inserts: ProjectData["inserts"], gainDb: number): ProjectData => aProject({ tracks: { a: aTrack({}) }, regions: { r: aRegion({ length: 3, gainDb, fadeOut: 0.5 }) }, inserts })
const insert = (effect: string) => ({ trackId: "a", pos: "a", effect, version: 1, bypassed: false, sidechainId: "", assetId: "" })
const earlier = version({}, 0)
/** Its limiter looks ahead: it lies behind the earlier one by 1.5 ms and more. */
const later = version({ limiter: insert("limiter") }, -9)

/** Both in one context, with what is done to them at a moment. */
async function heard(seconds: number, at: number, first: "a" | "b", then: (decks: { a: Deck; b: Deck }) => Promise<void>): Promise<Float32Array> {
  const context = new OfflineAudioContext(2, seconds * RATE, RATE)
  await loadWorklets(context, "/worklets.js")
  const deckOf = (data: ProjectData): Deck => {
    const door = new GainNode(context, { gain: 0 })
    door.connect(context.destination)
    const graph = buildGraph(data, context, { effects: builtInEffects, destination: door })
    return { player: new Player(data, graph, studio), door, latency: graph.latencyAt("master") }
  }
  const decks = { a: deckOf(earlier), b: deckOf(later) }
  decks[first].player.begin(0, () => 0)
  await decks[first].player.advance(seconds * RATE)
  setDoor(decks[first].door, 1, 0)
  void context.suspend(at / RATE).then(async () => {
    await then(decks)
    await context.resume()
  })
  return (await context.startRendering()).getChannelData(0)
}

const [asked, at] = [375 * QUANTUM, 400 * QUANTUM]
const end = at + FADE_SECONDS * RATE
const loudest = (from: number, to: number, of: (frame: number) => number) => { let most = 0; for (let frame = from; frame < to; frame++) most = Math.max(most, Math.abs(of(frame))); return most }

describe("going from one version to another while they play", () => {
  it("gives exactly the samples of the other from there on, each at its own latency, but for the crossfade", async () => {
    const nothing = () => Promise.resolve()
    const [a, b] = [await heard(2, asked, "a", nothing), await heard(2, asked, "b", nothing)]
    let shift = 0
    const both = await heard(2, asked, "a", async ({ a: from, b: to }) => {
      shift = to.latency - from.latency
      await cue(to, from, at, from.player.frameAt(at) ?? NaN)
      await to.player.advance(2 * RATE)
      crossOver(from, to, at)
    })
    expect(shift).toBeGreaterThan(0)
    // The other one is as far in the music: what it gives a moment later when it has played from the beginning, it gives now.
    const other = (frame: number) => b[frame + shift] ?? 0
    expect(loudest(0, at, (frame) => (both[frame] ?? 0) - (a[frame] ?? 0))).toBe(0)
    expect(loudest(end + 2 * QUANTUM, 2 * RATE - shift, (frame) => other(frame))).toBeGreaterThan(0.05)
    expect(loudest(end + 2 * QUANTUM, 2 * RATE - shift, (frame) => (both[frame] ?? 0) - other(frame))).toBeLessThan(1e-6)
    // In between a straight line from the one to the other; a frame of it is a 720th.
    const part = (frame: number) => (frame - at) / (end - at)
    expect(loudest(at, end, (frame) => (both[frame] ?? 0) - (a[frame] ?? 0) * (1 - part(frame)) - other(frame) * part(frame))).toBeLessThan(2e-3)
  })
})
