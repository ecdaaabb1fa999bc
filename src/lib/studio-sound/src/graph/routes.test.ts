import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { aProject, aTrack } from "../testing/projects"
import { align, heardRoutes, routesOf } from "./routes"

const bus = (fields = {}) => aTrack({ kind: "bus", ...fields })
const insert = (trackId: string, sidechainId = "") => ({ trackId, pos: "a", effect: "compressor", version: 1, bypassed: false, sidechainId, assetId: "" })
const send = (trackId: string, busId: string) => ({ trackId, busId, gainDb: 0, pan: 0, pre: false })
const heard = (project: ReturnType<typeof aProject>) => [...heardRoutes(project, routesOf(project))].sort()

describe("routes", () => {
  it("lead to the output, else the folder, else the master", () => {
    const project = aProject({ tracks: { a: aTrack({ outputId: "drums" }), b: aTrack({ parentId: "folder" }), c: aTrack({ outputId: "gone" }), drums: bus(), folder: aTrack({ kind: "folder" }) } })
    expect(Object.fromEntries(routesOf(project).map(({ from, to }) => [from, to]))).toEqual({ a: "drums", b: "folder", c: "master", drums: "master", folder: "master" })
  })

  it("never make a circle, whatever leads where, and lose no output", () => {
    const ids = ["a", "b", "c", "d"]
    const some = fc.constantFrom(...ids)
    fc.assert(fc.property(fc.array(some, { minLength: 4, maxLength: 4 }), fc.array(fc.tuple(some, some), { maxLength: 6 }), fc.array(fc.tuple(some, some), { maxLength: 4 }), (outputs, sends, sides) => {
      const project = aProject({
        tracks: Object.fromEntries(ids.map((id, i) => [id, bus({ outputId: outputs[i] as string })])),
        sends: Object.fromEntries(sends.map(([from, to], i) => [`s${i}`, send(from, to)])),
        inserts: Object.fromEntries(sides.map(([track, from], i) => [`i${i}`, insert(track, from)])),
      })
      const routes = routesOf(project)
      for (const id of ids) expect(routes.filter(({ kind, from }) => kind === "out" && from === id)).toHaveLength(1)
      const leadsTo = (from: string, to: string): boolean => routes.some((route) => route.from === from && (route.to === to || leadsTo(route.to, to)))
      for (const id of ids) expect(leadsTo(id, id)).toBe(false)
    }))
  })
})

describe("alignment", () => {
  it("brings parallel paths, buses and side-chains together", () => {
    const project = aProject({
      tracks: { a: aTrack({}), b: aTrack({ outputId: "bus" }), bus: bus() },
      sends: { s: send("a", "bus") },
      inserts: { i: insert("b", "a") },
    })
    const routes = routesOf(project)
    const { inputs, routes: waits } = align(["a", "b", "bus", "master"], routes, new Map([["a", [{ id: "x", latency: 100 }]], ["b", [{ id: "i", latency: 30 }]], ["bus", [{ id: "y", latency: 7 }]], ["master", [{ id: "z", latency: 5 }]]]))
    // b waits for a, whose sound its insert hears 100 frames late; then b is 130 late, so the send waits 30 for it.
    expect(Object.fromEntries(inputs)).toEqual({ a: 0, b: 100, bus: 130, master: 137 })
    expect(Object.fromEntries(waits)).toEqual({ "out:a": 37, "out:b": 0, "out:bus": 0, "send:s": 30, "side:i": 0 })
  })

  it("makes every way to a place equally long, and waits for none a negative time", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 5 }), fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("b", "c", "d")), { maxLength: 5 }), (latencies, sends) => {
      const ids = ["a", "b", "c", "d"]
      const project = aProject({ tracks: Object.fromEntries(ids.map((id) => [id, bus()])), sends: Object.fromEntries(sends.map(([from, to], i) => [`s${i}`, send(from, to)])) })
      const routes = routesOf(project)
      const chains = new Map([...ids, "master"].map((id, i) => [id, [{ id: `x${i}`, latency: latencies[i] as number }]]))
      const { inputs, routes: waits } = align([...ids, "master"], routes, chains)
      for (const { id, from, to } of routes) {
        expect(waits.get(id)).toBeGreaterThanOrEqual(0)
        expect((inputs.get(from) ?? 0) + (chains.get(from)?.[0]?.latency ?? 0) + (waits.get(id) ?? 0)).toBe(inputs.get(to))
      }
    }))
  })
})

describe("solo in place", () => {
  const tracks = { a: aTrack({ outputId: "drums" }), b: aTrack({ outputId: "drums" }), c: aTrack({}), drums: bus(), fx: bus(), folder: aTrack({ kind: "folder" }), d: aTrack({ parentId: "folder" }) }
  const sends = { s: send("a", "fx"), t: send("c", "fx") }
  const mix = (changes: Record<string, object>) => aProject({ tracks: Object.fromEntries(Object.entries(tracks).map(([id, track]) => [id, { ...track, ...changes[id] }])), sends })

  it("hears all while nothing is soloed", () => { expect(heard(mix({}))).toHaveLength(9) })

  it("hears a soloed track with its bus and its reverb, and not its neighbours", () => {
    expect(heard(mix({ a: { solo: true } }))).toEqual(["out:a", "out:drums", "out:fx", "send:s"])
  })

  it("keeps what feeds a soloed bus, but not where else that goes", () => {
    expect(heard(mix({ drums: { solo: true } }))).toEqual(["out:a", "out:b", "out:drums"])
    expect(heard(mix({ fx: { solo: true } }))).toEqual(["out:fx", "send:s", "send:t"])
  })

  it("keeps what lies in a soloed folder, and what is safe", () => {
    expect(heard(mix({ folder: { solo: true } }))).toEqual(["out:d", "out:folder"])
    expect(heard(mix({ a: { solo: true }, c: { soloSafe: true } }))).toEqual(["out:a", "out:c", "out:drums", "out:fx", "send:s", "send:t"])
  })
})
