import { createHash } from "node:crypto"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ZipFile } from "yazl"
import { aPulse, wavOf } from "../../../medusa-backend/integration-tests/fixtures/wav"
import { openZip } from "./open-zip"
import { readDawProject } from "./read-daw-project"

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "daw-project-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

const clip = (path: string, at: number) => `<Clip time="${at}" duration="1" contentTimeUnit="seconds" name="${path}"><Audio channels="1" sampleRate="8000" duration="9"><File path="${path}"/></Audio></Clip>`
const xmlOf = (paths: readonly string[]) => `<Project version="1.0"><Structure><Track contentType="audio" id="t" name="Drums"><Channel id="c"/></Track></Structure><Arrangement><Lanes><Lanes track="t"><Clips>${paths.map(clip).join("")}</Clips></Lanes></Lanes></Arrangement></Project>`

async function read(files: Record<string, string | Buffer>, change: (zip: Buffer) => Buffer = (zip) => zip) {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, { compress: false })
  zip.end()
  const chunks: Buffer[] = []
  zip.outputStream.on("data", (chunk: Buffer) => chunks.push(chunk))
  await once(zip.outputStream, "end")
  const bytes = change(Buffer.concat(chunks))
  const path = join(folder, "file.dawproject")
  await writeFile(path, bytes)
  const opened = await openZip(path, bytes.length)
  if (!opened.ok) return opened
  const answer = await readDawProject(opened.value, "Night Drive", join(folder, "scratch"))
  opened.value.close()
  return answer
}
const refusalOf = async (reading: ReturnType<typeof read>) => { const answer = await reading; return answer.ok ? "done" : answer.error.message }

describe("the zip of a DAWproject", () => {
  it("gives its sounds by their hashes, with their lengths from their own headers, and tells which it does not hold", async () => {
    const wav = wavOf(1, aPulse)
    const answer = await read({ "project.xml": xmlOf(["audio/Kick 1.wav", "audio/gone.wav", "audio/page.wav", "plugins/a.fxp"]), "metadata.xml": "<MetaData/>", "plugins/a.fxp": "state", "audio/Kick 1.wav": wav, "audio/page.wav": "<html></html>" })
    if (!answer.ok) throw new Error(answer.error.message)
    const hash = createHash("sha256").update(wav).digest("hex")
    const { project, files, left } = answer.value
    expect(files).toEqual([{ hash, name: "Kick 1.wav", mime_type: "audio/wav", place: "audio/Kick 1.wav" }])
    expect(project.settings.name).toBe("Night Drive")
    expect(Object.values(project.regions)).toMatchObject([{ assetId: hash, start: 0, length: 0.5 }])
    expect(Object.values(project.assets)).toEqual([{ hash, name: "Kick 1", frames: wav.readUInt32LE(24), sampleRate: wav.readUInt32LE(24), channels: wav.readUInt16LE(22) }])
    expect(left).toEqual(["sounds that are not in the file: “audio/gone.wav”, “audio/page.wav”, “plugins/a.fxp”"])
  })

  it("is refused in words when a path leads out of it, a sound is damaged, or its text is none", async () => {
    const whole = { "project.xml": xmlOf(["audio/a.wav"]), "audio/a.wav": wavOf(1, aPulse) }
    expect(await refusalOf(read({ ...whole, "xx/xx/passwd": "x" }, (zip) => Buffer.from(zip.toString("latin1").replaceAll("xx/xx/passwd", "../../passwd"), "latin1")))).toContain("not a project")
    expect(await refusalOf(read(whole, (zip) => { zip[zip.length >> 1] = (zip[zip.length >> 1] ?? 0) ^ 255; return zip }))).toContain("“audio/a.wav” in this project is damaged")
    expect(await refusalOf(read({ ...whole, "project.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><Project version='1.0'/>" }))).toContain("document type")
    expect(await refusalOf(read({ "metadata.xml": "<MetaData/>" }))).toContain("nor a DAWproject")
  })
})
