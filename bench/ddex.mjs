import { createRequire } from "node:module"

import { timed } from "./lib.mjs"

export const about = "ERN messages a second of a 12-track album against xmlbuilder2 writing the same XML bare, and the memory that a box of 200 tracks takes."

const MESSAGES = 300
const require = createRequire(import.meta.url)

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function ddex(tell) {
  return [...(await messages(tell)), ...memory(tell)]
}

/** Facts to XML, ours and the bare library in turn, so that a stall of the machine hits both. The library gets the finished tree: it has no facts to look at. */
async function messages(/** @type {(line: string) => void} */ tell) {
  const { buildMessage, writeMessage, aVariedRelease, create } = parts()
  const { facts, delivery } = aVariedRelease(12, { tracks: 12, discs: 1, kind: "album", purpose: "insert", plain: true })
  const tree = create(writeMessage(buildMessage(facts, delivery))).end({ format: "object" })
  const times = { ours: 0, bare: 0 }
  for (let n = -20; n < MESSAGES; n++) { // the first twenty warm up
    const ours = await timed(async () => writeMessage(buildMessage(facts, delivery)))
    const bare = await timed(async () => create(tree).end({ prettyPrint: true }))
    if (n >= 0) { times.ours += ours; times.bare += bare }
  }
  tell(`${MESSAGES} messages in ${Math.round(times.ours)} ms, bare ${Math.round(times.bare)} ms`)
  return [row("messages of a 12-track album a second, one core", "1/s", (MESSAGES * 1_000) / times.ours, (MESSAGES * 1_000) / times.bare, "xmlbuilder2 alone: the finished tree of the same message to XML", MESSAGES)]
}

/** What one message of 200 tracks takes at most, over the bytes of its XML: it could not take less. */
function memory(/** @type {(line: string) => void} */ tell) {
  const { buildMessage, writeMessage, aVariedRelease } = parts()
  const { facts, delivery } = aVariedRelease(200, { tracks: 200, discs: 8, kind: "album", purpose: "insert", plain: true })
  const rises = []
  let bytes = 0
  for (let n = -3; n < 10; n++) {
    globalThis.gc?.()
    const before = process.memoryUsage()
    const xml = writeMessage(buildMessage(facts, delivery))
    const after = process.memoryUsage()
    bytes = Buffer.byteLength(xml)
    if (n >= 0) rises.push(Math.max(0, after.heapUsed - before.heapUsed))
  }
  const most = Math.max(...rises)
  tell(`a message of 200 tracks: ${bytes} bytes of XML, ${most} bytes of heap at most`)
  return [row("heap for a box of 200 tracks", "MB", most / 1e6, bytes / 1e6, "the XML's own bytes", rises.length)]
}

const parts = () => ({
  buildMessage: require("@max-booster/ddex/core/ern/build").buildMessage, writeMessage: require("@max-booster/ddex/core/ern/write").writeMessage, aVariedRelease: require("@max-booster/ddex/testing/varied-releases").aVariedRelease,
  create: createRequire(new URL("../src/plugins/ddex/package.json", import.meta.url))("xmlbuilder2").create,
})

const round = (/** @type {number} */ value) => Math.round(value * 100) / 100
const row = (/** @type {string} */ metric, /** @type {string} */ unit, /** @type {number} */ ours, /** @type {number} */ peer, /** @type {string} */ peerName, /** @type {number} */ n) => ({ metric, unit, ours: round(ours), peer: round(peer), peerName, ratio: round(ours / peer), n })
