import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { once } from "node:events"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ZipFile } from "yazl"
import { placeOf, readProjectZip } from "./open-project-zip"
import { openZip } from "./open-zip"

const HASH = "a".repeat(64)
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "project-zip-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

async function zipped(files: Record<string, string | Buffer>, change: (zip: Buffer) => Buffer = (zip) => zip) {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  zip.outputStream.on("data", (chunk: Buffer) => chunks.push(chunk))
  await once(zip.outputStream, "end")
  const bytes = change(Buffer.concat(chunks))
  const path = join(folder, "project.zip")
  await writeFile(path, bytes)
  const opened = await openZip(path, bytes.length)
  if (!opened.ok) return opened
  const read = await readProjectZip(opened.value)
  return read.ok ? { ok: true as const, value: { ...read.value, ...opened.value } } : read
}
const codeOf = async (opening: ReturnType<typeof zipped>) => { const opened = await opening; return opened.ok ? "opened" : opened.error.code }
const project = { "manifest.json": JSON.stringify({ binaries: [{ hash: HASH, name: "a/b\u0007.wav", mime_type: "text/html" }] }), "project.json": "{}" }
/** Changes a name in the zip's bytes: no packer would write it so. */
const renamed = (from: string, to: string) => (zip: Buffer) => Buffer.from(zip.toString("latin1").replaceAll(from, to), "latin1")
/** Has the last entry of the directory say that it unpacks to 2 GB. */
function declaringTwoGigabytes(zip: Buffer): Buffer {
  zip.writeUInt32LE(0x7fffffff, zip.lastIndexOf(Buffer.from("PK\x01\x02", "latin1")) + 24)
  return zip
}

describe("a project's zip", () => {
  it("says what is in it, with names that are no paths and types that no browser runs", async () => {
    const opened = await zipped({ ...project, [`binaries/${HASH}`]: "sound" })
    if (!opened.ok) throw new Error(opened.error.message)
    expect([opened.value.project, opened.value.binaries]).toEqual(["{}", [{ hash: HASH, name: "ab.wav", mime_type: "application/octet-stream" }]])
    expect(await opened.value.unpack(placeOf(HASH), join(folder, "out"))).toBe(true)
    expect(String(await readFile(join(folder, "out")))).toBe("sound")
    expect(await opened.value.unpack(placeOf("b".repeat(64)), join(folder, "out"))).toBe(false)
    opened.value.close()
  })

  it("is refused with any other name in it, twice the same, or without its texts", async () => {
    expect(await codeOf(zipped({ ...project, "notes.txt": "x" }))).toBe("not_a_project")
    expect(await codeOf(zipped({ ...project, "binaries/xx.wav": "x" }, renamed("binaries/xx.wav", "../../up/xx.wav")))).toBe("not_a_project")
    expect(await codeOf(zipped({ ...project, "manifest.jsox": "{}" }, renamed("manifest.jsox", "manifest.json")))).toBe("not_a_project")
    expect(await codeOf(zipped({ "project.json": "{}" }))).toBe("not_a_project")
    expect(await codeOf(zipped({ ...project, "project.json": "{" }))).toBe("not_a_project")
    expect(await codeOf(zipped({ ...project, "project.json": "null" }))).toBe("not_a_project")
  })

  it("is refused when it is cut, no zip, or would become too large", async () => {
    expect(await codeOf(zipped(project, (zip) => zip.subarray(0, zip.length - 30)))).toBe("not_a_project")
    expect(await codeOf(zipped(project, () => Buffer.from("RIFF")))).toBe("not_a_project")
    expect(await codeOf(zipped({ ...project, [`binaries/${HASH}`]: "sound" }, declaringTwoGigabytes))).toBe("too_large")
  })
})
