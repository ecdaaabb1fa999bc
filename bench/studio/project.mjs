import { createHash } from "node:crypto"
import { createRequire } from "node:module"

/** @type {(name: string) => any} */
const load = createRequire(import.meta.url)
const RATE = 48_000

/** A WAV of noise bursts, mono, 16 bits, other than every other. */
export function aSound(/** @type {number} */ seconds, /** @type {number} */ seed) {
  const frames = seconds * RATE
  const bytes = Buffer.alloc(44 + frames * 2)
  bytes.write("RIFF", 0); bytes.writeUInt32LE(36 + frames * 2, 4); bytes.write("WAVEfmt ", 8); bytes.writeUInt32LE(16, 16); bytes.writeUInt16LE(1, 20); bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(RATE, 24); bytes.writeUInt32LE(RATE * 2, 28); bytes.writeUInt16LE(2, 32); bytes.writeUInt16LE(16, 34); bytes.write("data", 36); bytes.writeUInt32LE(frames * 2, 40)
  let state = seed
  for (let n = 0; n < frames; n++) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    bytes.writeInt16LE(Math.round((state / 2 ** 31 - 1) * 24_000 * Math.exp(-((n / RATE) % (0.2 + 0.1 * (seed % 5))) * 8)), 44 + n * 2)
  }
  return { hash: createHash("sha256").update(bytes).digest("hex"), bytes, frames }
}

/** A project of tracks with regions one after another, as the update that makes it. @returns {Uint8Array} */
export function aProject(/** @type {{ tracks: number, regions: number, sounds: { hash: string, frames: number }[] }} */ { tracks, regions, sounds }) {
  const core = load("@max-booster/studio-core")
  const Y = load("yjs")
  let count = 0
  const doc = core.seedProject({ name: "Bench", bpm: 120 })
  const session = core.openSession(doc, { person: "bench", makeId: () => `b${(count += 1)}` })
  for (const { hash, frames } of sounds) session.run(core.addAsset({ hash, name: `Sound ${hash.slice(0, 4)}`, frames, sampleRate: RATE, channels: 1 }))
  const ids = Array.from({ length: tracks }, (_, n) => session.run(core.addTrack({ kind: "audio", name: `Track ${n + 1}` })).created[0])
  doc.transact(() => {
    for (let n = 0; n < regions; n++) {
      const sound = sounds[n % sounds.length]
      if (!sound) throw new Error("There are no sounds")
      const length = 1.5 + (n % 7) / 4
      session.run(core.addRegion({ kind: "audio", trackId: ids[n % tracks], assetId: sound.hash, name: `Region ${n + 1}`, start: Math.floor(n / tracks) * 7_680 + (n % 5) * 240, offset: (n * 0.37) % (sound.frames / RATE - 4), length, fadeIn: n % 3 === 0 ? 0.2 : 0, gainDb: n % 4 === 0 ? -3 : 0 }))
    }
  })
  if (session.project.all("regions").length !== regions) throw new Error("The project has not become what it should be.")
  return Y.encodeStateAsUpdate(doc)
}
