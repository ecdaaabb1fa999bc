import { execFile } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { convert, convertTo, type Conversion } from "../ffmpeg/convert"
import { formats } from "../formats"
import { loop, makeWithFfmpeg, writeWav } from "../testing/sounds"

const never = new AbortController().signal
const tags = { title: "Night Drive; a=b # \\ -y\nfile:/etc/passwd 夜", artist: "Parallax & \"Works\"", genre: "drill", bpm: 140.4, key: "F# minor" }
let folder: string
let source: Omit<Conversion, "format">
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "convert-"))
  const path = await writeWav(join(folder, "source.wav"), 3, loop(120, [[9, "minor"]]))
  const coverPath = join(folder, "cover.jpg")
  await makeWithFfmpeg("-f", "lavfi", "-i", "testsrc=s=600x600:d=1", "-frames:v", "1", "-f", "image2", "-c:v", "mjpeg", coverPath)
  source = { path, facts: { sampleRate: 44_100, channels: 2, bitDepth: 16, durationMs: 3_000 }, tags, coverPath }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Seen = { format: { tags?: Record<string, string>; duration: string }; streams: { codec_type: string; codec_name: string; width?: number; tags?: Record<string, string> }[] }
async function look(path: string): Promise<Seen> {
  const { stdout } = await promisify(execFile)("ffprobe", ["-v", "error", "-show_format", "-show_streams", "-of", "json", path])
  return JSON.parse(stdout) as Seen
}
const tagOf = ({ format, streams }: Seen, name: string) =>
  [format.tags, ...streams.map((stream) => stream.tags)].flatMap((each) => Object.entries(each ?? {})).find(([key]) => key.toLowerCase() === name)?.[1]

describe.each(formats)("a $label", (format) => {
  it("carries title, artist and cover, whatever a title says", async () => {
    const seen = await look(await convert({ ...source, format }, folder, never))
    expect(tagOf(seen, "title")).toBe("Night Drive; a=b # \\ -y file:/etc/passwd 夜")
    expect(tagOf(seen, "artist")).toBe("Parallax & \"Works\"")
    expect(Number(seen.format.duration)).toBeCloseTo(3, 0)
    expect(seen.streams.find(({ codec_type }) => codec_type === "video")?.width).toBe(format.cover === "none" ? undefined : 600)
  }, 30_000)

  it("is the same sound when it is sent while it is made", async () => {
    const target = new PassThrough()
    const chunks: Buffer[] = []
    target.on("data", (chunk: Buffer) => { chunks.push(chunk) })
    await convertTo(target, { ...source, format }, folder, never)
    const path = join(folder, `streamed.${format.extension}`)
    const { writeFile } = await import("node:fs/promises")
    await writeFile(path, Buffer.concat(chunks))
    const { stdout } = await promisify(execFile)("ffmpeg", ["-v", "error", "-i", path, "-map", "0:a:0", "-f", "s16le", "-"], { encoding: "buffer", maxBuffer: 64 * 1024 ** 2 })
    const rate = format.id === "opus" ? 48_000 : 44_100
    expect(stdout.length / 4 / rate).toBeCloseTo(3, 0)
  }, 30_000)
})

it("a conversion that is given up stops at once", async () => {
  const path = join(folder, "long.wav")
  await makeWithFfmpeg("-f", "lavfi", "-i", "anoisesrc=d=600:r=44100", "-ac", "2", path)
  const [wav] = formats
  if (!wav) throw new Error("no format")
  const target = new PassThrough({ highWaterMark: 1_024 }) // nobody reads: FFmpeg must wait, and be killed
  await expect(convertTo(target, { ...source, path, format: wav, coverPath: null }, folder, AbortSignal.timeout(400))).rejects.toThrow(/timeout/i)
}, 30_000)
