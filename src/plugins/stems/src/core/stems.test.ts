import { describe, expect, it } from "vitest"
import { stemFile } from "./stem-files"
import { formOf, isFitting, judgeStem } from "./stem-form"
import { stemNames } from "./stem-names"
import { judgeEntries, type ZipEntryFacts } from "./stems-entries"
import { manifestOf } from "./stems-manifest"

const MB = 1024 ** 2
const anEntry = (path: string, facts: Partial<ZipEntryFacts> = {}): ZipEntryFacts => ({ path, packedBytes: MB, unpackedBytes: MB, isEncrypted: false, method: 8, unixMode: 0, ...facts })
const codeOf = (entries: ZipEntryFacts[], zipBytes = 100 * MB) => {
  const judged = judgeEntries(entries, zipBytes)
  return judged.ok ? judged.value.map(({ name }) => name) : judged.error.code
}

describe("a zip's directory", () => {
  it("gives names to stems and leaves out what a Mac adds", () => {
    expect(codeOf([
      anEntry("Night Drive/", { unpackedBytes: 0, unixMode: 0o040755 }), anEntry("Night Drive/Kick.wav", { unixMode: 0o100644 }), anEntry("Night Drive/Synths/Pad.wav"),
      anEntry("__MACOSX/Night Drive/._Kick.wav"), anEntry("Night Drive/.DS_Store"), anEntry("Night Drive/._Kick.wav"),
    ])).toEqual(["Kick", "Synths - Pad"])
  })

  it.each([
    ["unsafe-name", anEntry("../up.wav")], ["unsafe-name", anEntry("a/../../up.wav")], ["unsafe-name", anEntry("..\\up.wav")], ["unsafe-name", anEntry("/etc/up.wav")],
    ["unsafe-name", anEntry("C:\\up.wav")], ["unsafe-name", anEntry("up.wav\0.mp3")], ["unsafe-name", anEntry("../", { unpackedBytes: 0 })],
    ["not-a-file", anEntry("link.wav", { unixMode: 0o120777 })], ["not-a-file", anEntry("pipe.wav", { unixMode: 0o010644 })],
    ["encrypted", anEntry("a.wav", { isEncrypted: true })], ["compression-not-supported", anEntry("a.wav", { method: 14 })],
    ["nested-archive", anEntry("more.ZIP")], ["damaged-zip", anEntry("folder/", { unpackedBytes: 5 })],
  ])("is refused as %s: %j", (code, entry) => { expect(codeOf([anEntry("Kick.wav"), entry])).toBe(code) })

  it("is refused without stems, and with more than 64", () => {
    expect(codeOf([])).toBe("no-stems")
    expect(codeOf([anEntry("__MACOSX/._a.wav"), anEntry("folder/", { unpackedBytes: 0 })])).toBe("no-stems")
    expect(codeOf(Array.from({ length: 64 }, (_, n) => anEntry(`${n}.wav`)))).toHaveLength(64)
    expect(codeOf(Array.from({ length: 65 }, (_, n) => anEntry(`${n}.wav`)))).toBe("too-many-stems")
  })

  it("is refused when two stems would have one name anywhere", () => {
    expect(codeOf([anEntry("Kick.wav"), anEntry("Kick.wav")])).toBe("duplicate-name")
    expect(codeOf([anEntry("Kick.wav"), anEntry("KICK.flac")])).toBe("duplicate-name")
    expect(codeOf([anEntry("Café.wav"), anEntry("Cafe\u0301.wav")])).toBe("duplicate-name")
  })

  it("is refused when it would unpack to more than stems are", () => {
    expect(codeOf([anEntry("a.wav", { unpackedBytes: 2_000 * MB }), anEntry("b.wav", { unpackedBytes: 2_000 * MB })], 1_900 * MB)).toBe("unpacks-too-large")
    expect(codeOf([anEntry("a.wav", { unpackedBytes: 300 * MB })], 2 * MB)).toBe("unpacks-too-large")
    expect(codeOf([anEntry("quiet.wav", { unpackedBytes: 60 * MB })], MB / 4)).toEqual(["quiet"])
  })
})

it("makes names that every system can store, and keeps what can be kept", () => {
  expect(stemNames(["Beat/Drums/Kick.wav", "Beat/Drums/Snare.wav"])).toEqual(["Kick", "Snare"])
  expect(stemNames(["Kick.wav"])).toEqual(["Kick"])
  expect(stemNames(["a/Kick.wav", "b/Kick.wav"])).toEqual(["a - Kick", "b - Kick"])
  expect(stemNames(["Bass 🔥 808.wav", "Lead\nline\u202e.wav", "x: y?.wav"])).toEqual(["Bass 🔥 808", "Lead line", "x y"])
  expect([...(stemNames([`${"x".repeat(4_096)}.wav`])[0] ?? "")]).toHaveLength(80)
})

it("keeps samples as they are, in WAV or FLAC", () => {
  expect(formOf({ codec: "pcm_s24le" })).toMatchObject({ extension: "wav", outputOptions: expect.arrayContaining(["pcm_s24le"]) as unknown })
  expect(formOf({ codec: "pcm_s24be" })).toMatchObject({ extension: "wav", outputOptions: expect.arrayContaining(["pcm_s24le"]) as unknown })
  expect(formOf({ codec: "flac" })).toMatchObject({ extension: "flac", outputOptions: expect.arrayContaining(["copy"]) as unknown })
  expect(formOf({ codec: "alac" }).extension).toBe("flac")
})

it("wants stems lossless, and says which are as long as their recording", () => {
  expect(judgeStem({ lossy: false }, "Pad")).toEqual({ ok: true, value: null })
  expect(judgeStem({ lossy: true }, "Pad")).toMatchObject({ ok: false, error: { code: "lossy-stem" } })
  expect([178_000, 181_900, 182_001, 90_000].map((durationMs) => isFitting({ durationMs }, 180_000))).toEqual([true, true, false, false])
})

it("numbers stems in a zip, so that their order holds and no two have one name", () => {
  expect(["Kick", "Kick", "../../up"].map((name, index) => stemFile(index + 1, name, "wav"))).toEqual(["01 Kick.wav", "02 Kick.wav", "03 up.wav"])
  const stem = { name: "Kick", role: "kick" as const, file: "01 Kick.wav", sha256: "00", duration_ms: 1_000, sample_rate: 44_100, channels: 2, bit_depth: 24 }
  expect(manifestOf({ title: "Night Drive", bpm: 140, key: "A minor" }, [stem])).toMatchObject({ format: "max-booster-stems", version: 2, bpm: 140, stems: [{ role: "kick" }] })
})
