import { spawnSync } from "node:child_process"
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { checkUpload } from "../gate"
import { badFiles, type BadFile } from "../testing/bad-files"
import { makeWithFfmpeg, sine, writeWav } from "../testing/sounds"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gate-"))
  // What a playlist or a concat script would like to have played.
  await writeWav(join(folder, "secret.wav"), 5, sine(880))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The server gives every upload a bare name of its own. */
async function uploaded(make: BadFile["make"]): Promise<string> {
  const path = join(await mkdtemp(join(folder, "upload-")), "upload")
  await make(path, folder)
  return path
}

describe("the gate refuses, in words that a musician understands,", () => {
  it.each(badFiles.filter(({ code }) => code !== "mended"))("$name as $code", async ({ name, code, make }) => {
    const path = await uploaded(make)
    const outcome = await checkUpload(path, name)
    expect(outcome).toMatchObject({ ok: false, error: { code } })
    if (outcome.ok) return
    expect(outcome.error.message).toMatch(new RegExp(`^“${name}” .+\\.$`))
    expect(outcome.error.message).not.toMatch(/ffmpeg|ffprobe|codec_|stderr|\/tmp|undefined|NaN|\b0 seconds long/)
  }, 60_000)

  it.each([
    ["../../etc/passwd.wav", "../../etc/passwd.wav"],
    ["line\nbreak\r\n.wav", "line break .wav"],
    ["nothing\0here.wav", "nothing here.wav"],
    ["\u202Egnp.evil\u202C.wav", "gnp.evil .wav"],
    ["🔥🔥 夜 — naïve ♪.wav", "🔥🔥 夜 — naïve ♪.wav"],
    ["x".repeat(4_092) + ".wav", `${"x".repeat(79)}…`],
    ["<img src=x onerror=alert(1)>.wav", "<img src=x onerror=alert(1)>.wav"],
    ["\u200b\u2028", "This file"],
  ])("a file named %j, on one line", async (name, shown) => {
    const path = join(folder, "named")
    await writeFile(path, "")
    expect(await checkUpload(path, name)).toMatchObject({ ok: false, error: { message: `“${shown}” is empty. Export it again and upload that.` } })
  })
})

describe("the gate mends: of a file that is more than its sound it hears only that", () => {
  it.each(badFiles.filter(({ code }) => code === "mended"))("$name", async ({ name, make }) => {
    const outcome = await checkUpload(await uploaded(make), name)
    expect(outcome).toMatchObject({ ok: true })
    if (!outcome.ok) return
    expect(outcome.value.durationMs).toBeGreaterThan(1_900)
    expect(outcome.value.durationMs).toBeLessThan(3_100)
  }, 60_000)
})

describe("no file but the upload", () => {
  it.skipIf(spawnSync("strace", ["-V"]).error)("is read or written, and no network is asked, whatever is in it: as the kernel saw it", async () => {
    const own = await mkdtemp(join(folder, "watched-"))
    const canary = await writeWav(join(own, "secret.wav"), 5, sine(880))
    const before = await readFile(canary)
    const paths: string[] = []
    for (const [index, { make }] of badFiles.entries()) {
      await mkdir(join(own, String(index)))
      const path = join(own, String(index), "upload")
      await make(path, own)
      paths.push(path)
    }
    const log = join(own, "log")
    await mkdir(log)
    try {
      for (const program of ["ffmpeg", "ffprobe"] as const) {
        const real = process.env[`${program.toUpperCase()}_PATH`] ?? program
        await writeFile(join(own, program), `#!/bin/sh\nexec strace -f --seccomp-bpf -o "${log}/$$" -e trace=file,network ${real} "$@"\n`, { mode: 0o755 })
        vi.stubEnv(`${program.toUpperCase()}_PATH`, join(own, program))
      }
      for (const [index, path] of paths.entries()) await checkUpload(path, badFiles[index]?.name ?? "")
    } finally {
      vi.unstubAllEnvs()
    }
    const calls = (await Promise.all((await readdir(log)).map(async (name) => (await readFile(join(log, name), "latin1")).split("\n")))).flat()
    const opened = calls.filter((call) => /\bopen(at)?\(|\bcreat\(/.test(call)).map((call) => ({ path: /"((?:[^"\\]|\\.)*)"/.exec(call)?.[1] ?? "", writes: /O_WRONLY|O_RDWR|O_CREAT|creat\(/.test(call) }))
    expect(new Set(opened.map(({ path }) => path).filter((path) => path.endsWith("/upload"))).size).toBeGreaterThan(60)
    expect(opened.filter(({ path, writes }) => writes && !/^\/dev\/(null|tty)$/.test(path))).toEqual([])
    expect([...new Set(opened.map(({ path }) => path))].filter((path) => !paths.includes(path) && !/^\/(usr|lib|lib64|etc|proc|sys|dev)\//.test(path))).toEqual([])
    expect(calls.filter((call) => /secret|\b(rename|unlink|mkdir|link|symlink|chmod)(at|at2)?\(|sa_family=AF_INET/.test(call) && !call.includes("execve("))).toEqual([])
    expect(await readFile(canary)).toEqual(before)
  }, 300_000)
})

describe("the gate accepts", () => {
  const sound = ["-f", "lavfi", "-i", "sine=330:d=3:r=44100", "-ac", "2"]
  it.each([
    { name: "a.wav", args: ["-c:a", "pcm_s24le", "-f", "wav"], codec: "pcm_s24le", bitDepth: 24, lossy: false },
    { name: "b.wav", args: ["-c:a", "pcm_f32le", "-f", "wav"], codec: "pcm_f32le", bitDepth: 32, lossy: false },
    { name: "c.w64.wav", args: ["-f", "w64"], codec: "pcm_s16le", bitDepth: 16, lossy: false },
    { name: "d.aiff", args: ["-f", "aiff"], codec: "pcm_s16be", bitDepth: 16, lossy: false },
    { name: "e.flac", args: ["-sample_fmt", "s32", "-f", "flac"], codec: "flac", bitDepth: 24, lossy: false },
    { name: "f.m4a", args: ["-c:a", "alac", "-f", "mp4"], codec: "alac", bitDepth: 16, lossy: false },
    { name: "g.m4a", args: ["-c:a", "aac", "-f", "mp4"], codec: "aac", bitDepth: null, lossy: true },
    { name: "h.aac", args: ["-c:a", "aac", "-f", "adts"], codec: "aac", bitDepth: null, lossy: true },
    { name: "i.mp3", args: ["-f", "mp3"], codec: "mp3", bitDepth: null, lossy: true },
    { name: "j.mp3", args: ["-f", "mp3", "-id3v2_version", "0", "-write_xing", "0", "-q:a", "2"], codec: "mp3", bitDepth: null, lossy: true },
    { name: "k.ogg", args: ["-c:a", "libvorbis", "-f", "ogg"], codec: "vorbis", bitDepth: null, lossy: true },
    { name: "l.opus", args: ["-c:a", "libopus", "-f", "ogg"], codec: "opus", bitDepth: null, lossy: true },
    { name: "flac in a coat.wav", args: ["-f", "flac"], codec: "flac", bitDepth: 16, lossy: false },
  ])("$codec in $name", async ({ name, args, codec, bitDepth, lossy }) => {
    const path = join(folder, `good-${name.slice(0, 1)}`)
    await makeWithFfmpeg(...sound, ...args, path)
    const outcome = await checkUpload(path, name)
    expect(outcome).toMatchObject({ ok: true, value: { codec, bitDepth, lossy, channels: 2 } })
    if (!outcome.ok) return
    expect(outcome.value.durationMs).toBeGreaterThan(2_900)
    expect(outcome.value.durationMs).toBeLessThan(3_150)
    expect(outcome.value.peakDbfs).toBeGreaterThan(-22)
    expect(outcome.value.peakDbfs).toBeLessThan(-20)
  }, 30_000)

  it("a recording with a cover inside", async () => {
    const path = join(folder, "cover.mp3")
    await makeWithFfmpeg(...sound.slice(0, 4), "-f", "lavfi", "-i", "color=blue:s=64x64:d=0.04", "-map", "0", "-map", "1", "-frames:v", "1", "-c:v", "mjpeg", "-disposition:v", "attached_pic", "-f", "mp3", path)
    expect(await checkUpload(path, "cover.mp3")).toMatchObject({ ok: true, value: { codec: "mp3" } })
  }, 30_000)
})

it("stops when its signal aborts", async () => {
  const path = join(folder, "slow-to-read.wav")
  await makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=600", "-ac", "2", "-f", "wav", path)
  const controller = new AbortController()
  setTimeout(() => { controller.abort(new Error("cancelled by the test")) }, 150)
  await expect(checkUpload(path, "x.wav", controller.signal)).rejects.toThrow("cancelled by the test")
}, 30_000)

it("blames a missing FFmpeg on the machine, not on the file", async () => {
  const path = await writeWav(join(folder, "fine.wav"), 2, sine(330))
  const { FFMPEG_PATH, FFPROBE_PATH } = process.env
  try {
    process.env.FFPROBE_PATH = "/nowhere/ffprobe"
    await expect(checkUpload(path, "fine.wav")).rejects.toThrow(/install FFmpeg/)
  } finally {
    if (FFMPEG_PATH === undefined) delete process.env.FFMPEG_PATH
    if (FFPROBE_PATH === undefined) delete process.env.FFPROBE_PATH
    else process.env.FFPROBE_PATH = FFPROBE_PATH
  }
})
