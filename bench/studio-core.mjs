import { createRequire } from "node:module"

import { buildServer } from "../medusa-backend/launch/build.mjs"
import { percentile } from "./lib.mjs"

export const about = "The studio's document with 10,000 regions: opening, an edit, undo, diff and canonical text, against bare Yjs and JSON doing the same."

const REGIONS = 10_000
const TRACKS = 64

const require = createRequire(import.meta.url)
/** One copy of Yjs, as the built package takes it. @type {typeof import("yjs")} */
const Y = require("yjs")

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function studioCore(tell) {
  await buildServer()
  /** @type {typeof import("@max-booster/studio-core")} */
  const core = require("@max-booster/studio-core")
  const update = Y.encodeStateAsUpdate(core.seedFrom(aProject()))
  tell(`  ${REGIONS} regions on ${TRACKS} tracks, ${Math.round(update.length / 1000)} kB`)

  const load = () => { const doc = new Y.Doc(); Y.applyUpdate(doc, update); return doc }
  const bare = () => { const doc = load(); return Object.fromEntries(["tracks", "regions"].map((name) => [name, doc.getMap(name).toJSON()])) }
  const results = [compare("open", "bare Yjs: load, toJSON", 15, () => { core.openProject(load()).toData() }, bare)]

  let count = 0
  const session = core.openSession(load(), { person: "bench", makeId: () => `n${(count += 1)}` })
  const doc = load()
  const history = new Y.UndoManager([doc.getMap("regions")], { trackedOrigins: new Set(["bench"]), captureTimeout: 0 })
  /** @type {any} */
  const regions = doc.getMap("regions")
  const id = () => `r${(count * 7919) % REGIONS}`
  results.push(compare("one edit", "bare Yjs: one field in a transaction, with UndoManager", 2_000,
    () => { count += 1; session.run(core.moveRegions([id()], { by: 1 })) },
    () => { count += 1; doc.transact(() => { regions.get(id()).set("start", regions.get(id()).get("start") + 1) }, "bench") }))
  results.push(compare("one undo", "bare Yjs: UndoManager", 500, () => { session.undo() }, () => { history.undo() }))

  const before = session.project.toData()
  for (let index = 0; index < 200; index += 1) session.run(core.setRegions([`r${index * 50}`], { gainDb: -3 }))
  // As two versions meet: parsed apart, no object shared.
  const [a, b] = [before, session.project.toData()].map((project) => JSON.parse(JSON.stringify(project)))
  results.push(compare("diff with 200 of 10,000 regions changed", "JSON: records' texts compared", 25, () => { core.diff(a, b) }, () => { diffTexts(a.regions, b.regions) }))
  results.push(compare("canonical JSON", "JSON.stringify with sorted ids, fields as they are", 15, () => { core.canonicalJson(a) },
    () => { JSON.stringify({ ...a, regions: Object.fromEntries(Object.keys(a.regions).sort().map((each) => [each, a.regions[each]])) }) }))
  const changes = core.diff(a, b)
  results.push(compare("diff applied to a document", "bare Yjs: the fields written", 10, () => { core.apply(fresh.pop() ?? load(), changes) },
    () => { const target = fresh.pop() ?? load(); target.transact(() => { for (const change of changes) if ("after" in change) for (const [key, value] of Object.entries(change.after)) /** @type {any} */ (target.getMap("regions").get(change.id)).set(key, value) }) }, () => { fresh.push(load()) }))
  return results
}

/** Documents loaded beforehand. @type {InstanceType<typeof Y.Doc>[]} */
const fresh = []

/**
 * Ours and the peer's in turns, medians in ms.
 * @param {string} metric @param {string} peerName @param {number} n
 * @param {() => void} ours @param {() => void} peer @param {() => void} [prepare] before each, not measured
 * @returns {import("./run.mjs").Measurement}
 */
function compare(metric, peerName, n, ours, peer, prepare = () => undefined) {
  /** @type {number[][]} */
  const [mine, other] = [[], []]
  for (let round = -Math.ceil(n / 10); round < n; round += 1) for (const [work, times] of /** @type {const} */ ([[ours, mine], [peer, other]])) {
    prepare()
    const began = performance.now()
    work()
    if (round >= 0) times.push(performance.now() - began)
  }
  const [median, limit] = [percentile(mine ?? [], 50), percentile(other ?? [], 50)]
  const rounded = (/** @type {number} */ value) => Number(value.toPrecision(3))
  return { metric: `${metric}, p50`, unit: "ms", ours: rounded(median), peer: rounded(limit), peerName, ratio: rounded(median / limit), n }
}

/** @param {Record<string, unknown>} a @param {Record<string, unknown>} b */
const diffTexts = (a, b) => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((id) => JSON.stringify(a[id]) !== JSON.stringify(b[id]))

function aProject() {
  const tracks = Object.fromEntries(Array.from({ length: TRACKS }, (_, index) => [`t${index}`, { kind: /** @type {const} */ ("audio"), name: `Track ${index}`, pos: String(index).padStart(3, "0") }]))
  const regions = Object.fromEntries(Array.from({ length: REGIONS }, (_, index) => [`r${index}`, {
    trackId: `t${index % TRACKS}`, kind: /** @type {const} */ ("audio"), name: `Region ${index}`, colour: "#c33", start: Math.floor(index / TRACKS) * 1920, assetId: "a".repeat(64), offset: index % 7, length: 1 + (index % 3), fadeIn: 0.01, fadeOut: 0.02,
  }]))
  return /** @type {any} */ ({ settings: { name: "Ten thousand" }, tracks, regions })
}
