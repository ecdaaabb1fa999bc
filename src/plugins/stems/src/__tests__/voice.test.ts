import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { probe } from "../ffmpeg/probe"
import { badFiles } from "../testing/bad-files"
import { makeWithFfmpeg, sine, writeWav } from "../testing/sounds"
import { takeVoiceNote } from "../voice-note"
import { takeVoiceTag } from "../voice-tag"

const never = new AbortController().signal
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "voice-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))
const own = () => mkdtemp(join(folder, "own-"))

/** Speaks like a browser's recorder: without a length in the header. */
const recorded = async (seconds: number, channels: number, ...as: string[]) => {
  const path = join(await own(), "upload")
  await makeWithFfmpeg("-f", "lavfi", "-i", `aevalsrc=0.3*sin(2*PI*220*t)*(1+sin(2*PI*3*t)):s=48000:d=${seconds}`, "-ac", String(channels), ...as, path)
  return path
}
const webm = ["-c:a", "libopus", "-b:a", "32k", "-f", "webm", "-live", "1"]
const ogg = ["-c:a", "libopus", "-f", "ogg"]
const m4a = ["-c:a", "aac", "-movflags", "+frag_keyframe+empty_moov", "-f", "mp4"]

describe("the gate of voice notes", () => {
  it.each([["WebM", 1, webm], ["Ogg", 2, ogg], ["M4A", 1, m4a]] as const)("takes %s and gives Opus, AAC for Safari, and peaks", async (_, channels, as) => {
    const path = await recorded(2.5, channels, ...as)
    const outcome = await takeVoiceNote(path, "note", await own(), never)
    expect(outcome).toMatchObject({ ok: true })
    if (!outcome.ok) return
    const { durationMs, opus, m4a: safari, peaks, bars } = outcome.value
    expect(Math.abs(durationMs - 2_500)).toBeLessThan(120)
    expect(await probe(opus, never)).toMatchObject({ found: { format: { format_name: "ogg" }, streams: [{ codec_name: "opus", channels }] } })
    expect(await probe(safari, never)).toMatchObject({ found: { streams: [{ codec_name: "aac", channels }] } })
    expect((await readFile(safari)).toString("latin1", 0, 200)).toContain("moov")
    expect((await stat(peaks)).size).toBeGreaterThan(400)
    expect(Math.max(...bars)).toBeGreaterThan(0.4)
  }, 60_000)

  it.each([
    ["a WAV", () => writeWav(join(folder, "n.wav"), 2, sine(220)), "not-audio", /is a WAV file, which we cannot take\. Upload WebM or Ogg with Opus, or M4A\.$/],
    ["an MP3", () => recorded(2, 1, "-f", "mp3"), "not-audio", /MP3/],
    ["Vorbis in WebM", () => recorded(2, 1, "-c:a", "libvorbis", "-f", "webm"), "codec-not-supported", /vorbis/],
    ["five minutes and more", () => recorded(304, 1, "-c:a", "libopus", "-b:a", "6k", "-f", "webm"), "too-long", /A voice note has at most 5 minutes\.$/],
    ["a click", () => recorded(0.15, 1, ...ogg), "too-short", /A voice note has at least 0\.3 seconds\.$/],
    ["more than 20 MB", async () => { const path = join(folder, "big"); await writeFile(path, Buffer.alloc(20 * 1024 ** 2 + 1, 1)); return path }, "too-large", /larger than 20 MB/],
    ["a video without sound", async () => { const path = join(folder, "video"); await makeWithFfmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=2", "-c:v", "libvpx", "-f", "webm", path); return path }, "no-sound-inside", /no audio track/],
    ["half of a recording", async () => { const path = await recorded(20, 1, "-c:a", "aac", "-movflags", "+faststart", "-f", "mp4"); const bytes = await readFile(path); await writeFile(path, bytes.subarray(0, bytes.length / 2)); return path }, "truncated", /broke off/],
  ] as const)("refuses %s", async (_, make, code, words) => {
    const outcome = await takeVoiceNote(await make(), "note", await own(), never)
    expect(outcome).toMatchObject({ ok: false, error: { code } })
    if (!outcome.ok) expect(outcome.error.message).toMatch(words)
  }, 60_000)

  it("opens no playlist, and nothing else that the gate of recordings refuses", async () => {
    for (const { name, make } of badFiles.filter((each) => /playlist|concat|subtitles|archive|picture|lyrics|random/.test(each.name))) {
      const path = join(await own(), "upload")
      await make(path, folder)
      expect(await takeVoiceNote(path, name, await own(), never), name).toMatchObject({ ok: false })
    }
  }, 60_000)
})

describe("the gate of voice tags", () => {
  it("takes a short recording of any kind, trims it, and keeps it as WAV", async () => {
    const path = join(await own(), "upload")
    await makeWithFfmpeg("-f", "lavfi", "-i", "aevalsrc='if(between(t,1,2.5),0.2*sin(2*PI*300*t),0)':s=48000:d=4", "-ac", "2", "-f", "mp3", path)
    const outcome = await takeVoiceTag(path, "me.mp3", await own(), never)
    expect(outcome).toMatchObject({ ok: true })
    if (!outcome.ok) return
    expect(outcome.value.seconds).toBeGreaterThan(1.4)
    expect(outcome.value.seconds).toBeLessThan(1.7)
    expect(await probe(outcome.value.path, never)).toMatchObject({ found: { streams: [{ codec_name: "pcm_s16le", channels: 1, sample_rate: 44_100 }] } })
  }, 60_000)

  it("refuses what is longer than ten seconds, and says so", async () => {
    const path = await writeWav(join(await own(), "upload"), 14, sine(220))
    const outcome = await takeVoiceTag(path, "song.wav", await own(), never)
    expect(outcome).toMatchObject({ ok: false, error: { code: "too-long", message: "“song.wav” is 0:14 long. A voice tag has at most 10 seconds." } })
  }, 60_000)
})
