import { randomBytes } from "node:crypto"
import { readFile, truncate, writeFile, stat } from "node:fs/promises"
import { join } from "node:path"
import type { RefusalCode } from "../core/refusals"
import { lyingFiles } from "./lying-files"
import { makeWithFfmpeg, samplesOf, sine, writeWav } from "./sounds"
import { encodeWav } from "../core/wav"

/** A file that the gate must refuse, with the code that it must say; or one that it must mend by hearing only what is sound in it. */
export type BadFile = { name: string; code: RefusalCode | "mended"; make: (path: string, folder: string) => Promise<unknown> }

/** Broken, hostile and unsuitable files, each made by script. */
const brokenFiles: readonly BadFile[] = [
  { name: "empty.wav", code: "empty-file", make: (path) => writeFile(path, "") },
  { name: "lyrics.wav", code: "not-audio", make: (path) => writeFile(path, "Verse one\nI keep on moving\n".repeat(200)) },
  { name: "random.mp3", code: "not-audio", make: (path) => writeFile(path, Buffer.concat([Buffer.from([1, 2]), randomBytes(300_000)])) },
  { name: "synced-noise.mp3", code: "unreadable", make: (path) => writeFile(path, Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(300_000, 7)])) },
  {
    name: "playlist.mp3", code: "not-audio",
    make: (path, folder) => writeFile(path, `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:${join(folder, "secret.wav")}\n#EXT-X-ENDLIST\n`),
  },
  {
    name: "tagged-playlist.mp3", code: "unreadable",
    make: (path, folder) => writeFile(path, Buffer.concat([Buffer.from("ID3\x03\0\0\0\0\0\0", "latin1"), Buffer.from(`#EXTM3U\n#EXTINF:10,\nfile:${join(folder, "secret.wav")}\n`)])),
  },
  { name: "concat.wav", code: "not-audio", make: (path, folder) => writeFile(path, `ffconcat version 1.0\nfile '${join(folder, "secret.wav")}'\n`) },
  { name: "subtitles.flac", code: "not-audio", make: (path) => writeFile(path, "1\n00:00:00,000 --> 00:00:10,000\nHello\n") },
  { name: "archive.wav", code: "not-audio", make: (path) => writeFile(path, Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), randomBytes(2_000)])) },
  { name: "picture.mp3", code: "not-audio", make: (path) => makeWithFfmpeg("-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1", "-f", "image2", "-c:v", "png", path) },
  { name: "only-a-header.wav", code: "unreadable", make: (path) => writeFile(path, "RIFF\0\0\0\0WAVE") },
  { name: "shot.m4a", code: "no-sound-inside", make: (path) => makeWithFfmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=2", "-c:v", "mpeg4", "-f", "mp4", path) },
  { name: "truncated.wav", code: "truncated", make: async (path) => { await writeWav(path, 8, sine(220)); await truncate(path, Math.floor((await stat(path)).size / 2)) } },
  { name: "truncated-at-a-packet.wav", code: "truncated", make: async (path) => { await writeWav(path, 8, sine(220)); await truncate(path, 44 + 4_096 * 100) } },
  { name: "truncated.w64.wav", code: "truncated", make: async (path) => { await makeWithFfmpeg("-f", "lavfi", "-i", "sine=330:d=8", "-f", "w64", path); await truncate(path, 128 + 4_096 * 50) } },
  { name: "truncated.aiff", code: "truncated", make: async (path) => { await makeWithFfmpeg("-f", "lavfi", "-i", "sine=330:d=8", "-f", "aiff", path); await truncate(path, 54 + 4_096 * 50) } },
  {
    name: "truncated.mp3", code: "truncated",
    make: async (path) => { await makeWithFfmpeg("-f", "lavfi", "-i", "sine=330:d=20", "-f", "mp3", path); await truncate(path, Math.floor((await stat(path)).size / 2)) },
  },
  { name: "truncated.flac", code: "truncated", make: async (path) => { await makeFlac(path, 12); await truncate(path, Math.floor((await stat(path)).size / 2)) } },
  { name: "garbled.flac", code: "damaged", make: async (path) => { await makeFlac(path, 12); await garble(path) } },
  { name: "ten-hours.flac", code: "too-long", make: async (path) => { await makeFlac(path, 4); await declareFlacSamples(path, 10 * 3_600 * 44_100) } },
  { name: "sixteen-minutes.wav", code: "too-long", make: (path) => makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=960:r=8000", "-ar", "8000", "-f", "wav", path) },
  {
    // Says nothing of its length, so that only decoding shows it.
    name: "endless.flac", code: "too-long",
    make: async (path) => { await makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=960:r=8000", "-ar", "8000", "-f", "flac", path); await declareFlacSamples(path, 0) },
  },
  { name: "silence.wav", code: "silent", make: (path) => writeWav(path, 3, () => 0) },
  { name: "nearly-silence.wav", code: "silent", make: (path) => writeWav(path, 3, sine(220, 0.0005)) },
  { name: "blip.wav", code: "too-short", make: (path) => writeWav(path, 0.4, sine(220)) },
  { name: "surround.wav", code: "too-many-channels", make: (path) => writeFile(path, encodeWav(Array.from({ length: 6 }, () => samplesOf(2, sine(220))), 44_100)) },
  { name: "thousand-channels.wav", code: "unreadable", make: async (path) => { await writeWav(path, 2, sine(220)); await patch(path, 22, [0xe8, 0x03]) } },
  { name: "no-rate.wav", code: "unreadable", make: async (path) => { await writeWav(path, 2, sine(220)); await patch(path, 24, [0, 0, 0, 0]) } },
  { name: "slow.wav", code: "sample-rate", make: (path) => writeWav(path, 3, sine(220), 4_000) },
  { name: "fast.wav", code: "sample-rate", make: (path) => writeWav(path, 1.2, sine(220), 384_000) },
  { name: "not-a-number.wav", code: "damaged", make: (path) => writeFile(path, floatWav(samplesOf(2, (t) => (t > 1 && t < 1.001 ? NaN : Math.sin(t * 900))))) },
  { name: "old-codec.wav", code: "codec-not-supported", make: (path) => makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=3", "-c:a", "adpcm_ima_wav", "-f", "wav", path) },
]

/** All of them. */
export const badFiles: readonly BadFile[] = [...brokenFiles, ...lyingFiles]

const makeFlac = (path: string, seconds: number) => makeWithFfmpeg("-f", "lavfi", "-i", `anoisesrc=d=${seconds}:a=0.3:seed=1:r=44100`, "-f", "flac", path)

/** STREAMINFO's total samples: 36 bits at bit 108 of the block, which begins at byte 8. */
async function declareFlacSamples(path: string, samples: number): Promise<void> {
  const flac = await readFile(path)
  flac[21] = ((flac[21] ?? 0) & 0xf0) | (Math.floor(samples / 2 ** 32) & 0x0f)
  flac.writeUInt32BE(samples % 2 ** 32, 22)
  await writeFile(path, flac)
}

async function garble(path: string): Promise<void> {
  const bytes = await readFile(path)
  for (let at = Math.floor(bytes.length / 2); at < bytes.length / 2 + 40_000; at++) bytes[at] = (at * 31) & 0xff
  await writeFile(path, bytes)
}

async function patch(path: string, at: number, values: readonly number[]): Promise<void> {
  const bytes = await readFile(path)
  bytes.set(values, at)
  await writeFile(path, bytes)
}

function floatWav(samples: Float32Array): Buffer {
  const wav = Buffer.alloc(44 + samples.length * 4)
  encodeWav([new Float32Array(0)], 44_100).copy(wav)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.writeUInt16LE(3, 20)
  wav.writeUInt32LE(44_100 * 4, 28)
  wav.writeUInt16LE(4, 32)
  wav.writeUInt16LE(32, 34)
  wav.writeUInt32LE(samples.length * 4, 40)
  samples.forEach((sample, n) => { wav.writeFloatLE(sample, 44 + n * 4) })
  return wav
}
