import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { typeset } from ".."

const names = {
  Latin: "Łukasz Öström", Cyrillic: "Юлія Щербак", Greek: "Αλέξανδρος Παπαδόπουλος", Vietnamese: "Nguyễn Thị Hồng Nhung", Arabic: "محمد بن عبد الله الفارسي", Hebrew: "דוד בן גוריון", Devanagari: "श्री प्रियांका शर्मा हिन्दी",
  Thai: "สมชาย น้ำผึ้ง กำลัง", Chinese: "王小明，北京市朝阳区", Japanese: "山田 花子「夜の夢」カタカナ", Korean: "김민수 힣 서울특별시", emoji: "🔥 👩‍🎤 🇪🇸 👍🏽",
}

const folder = mkdtempSync(join(tmpdir(), "max-booster-scripts-"))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const set = (lines: readonly string[]) => typeset({ title: "Names", author: "", subject: "", keywords: [], at: new Date(0), seed: "names", head: "", foot: "" }, (sheet, settings) => { for (const line of lines) sheet.flow(line, settings.body) })
function read(bytes: Uint8Array): string {
  const path = join(folder, "names.pdf")
  writeFileSync(path, bytes)
  return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replace(/[\u202a-\u202e]/g, "")
}

describe("names of every script", { timeout: 60_000 }, () => {
  let bytes: Uint8Array
  beforeAll(async () => { bytes = await set(Object.values(names)) })

  it.each(Object.entries(names))("in %s come back from the paper as they were written", (_script, name) => { expect(read(bytes)).toContain(name) })

  it("are set with embedded subsets, the same bytes each time, and no more fonts than they need", async () => {
    expect(execFileSync("qpdf", ["--check", join(folder, "names.pdf")], { encoding: "utf8" })).toContain("No syntax or stream encoding errors found")
    const fonts = execFileSync("pdffonts", [join(folder, "names.pdf")], { encoding: "utf8" }).trim().split("\n").slice(2)
    expect(fonts).toHaveLength(2 + 7)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+(Inter|Noto)\S+ +CID TrueType .*yes yes yes/)
    expect(bytes.length).toBeLessThan(100_000)
    expect(Buffer.compare(bytes, await set(Object.values(names)))).toBe(0)
  })

  it("stay readable among each other, with numbers as they are counted", async () => {
    const text = read(await set(["Beat “ليل طويل” by DJ 王 🔥", "شارع ١٢٣"]))
    for (const part of ["ليل طويل", "by DJ 王 🔥", "١٢٣"]) expect(text).toContain(part)
  })

  it("break between ideographs where there is no space, and nowhere leave the measure", async () => {
    const lines = read(await set(["王小明，北京市朝阳区".repeat(20)])).split("\n").filter((line) => /[王朝]/.test(line))
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join("").replace(/\s/g, "")).toBe("王小明，北京市朝阳区".repeat(20))
  })

  it("say the code point of a letter that no font has, and nothing of marks that turn the direction", async () => {
    expect(read(await set(["𓀀 \u202Eabc\u2066"]))).toMatch(/\[U\+13000\] +abc/)
  })
})
