import { createHash, randomUUID } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { finished } from "node:stream/promises"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { outboxSchema } from "@max-booster/jobs"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { MadePack, MadeStem } from "@max-booster/extension-api"
import { roleOfName } from "@max-booster/music"
import type RecordingsService from "../service"

/** Medusa's file module, as far as the recordings need it, over a folder. */
class Shelf {
  folder = ""
  getUploadStream({ filename }: { filename: string }) {
    const key = `${randomUUID()}-${filename}`
    const writeStream = createWriteStream(join(this.folder, key))
    return Promise.resolve({ writeStream, fileKey: key, url: "", promise: finished(writeStream).then(() => ({ key, url: `http://files.test/${key}` })) })
  }
  getDownloadStream(key: string) { return Promise.resolve(createReadStream(join(this.folder, key))) }
  async deleteFiles(keys: string[]) { for (const key of keys) await rm(join(this.folder, key), { force: true }) }
}
const shelf = new Shelf()
const sha = (text: string) => createHash("sha256").update(text).digest("hex")
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "recordings-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

moduleIntegrationTestRunner<RecordingsService>({
  moduleName: "recordings", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"), injectedDependencies: { file: shelf }, moduleDependencies: ["file"],
  testSuite: ({ service, MikroOrmWrapper }) => {
    const execute = <Row>(sql: string) => MikroOrmWrapper.getManager().execute(sql) as Promise<Row[]>
    const jobs = async () => (await execute<{ name: string; data: Record<string, string> }>("select name, data from jobs.outbox order by id")).filter(({ name }) => name !== "recording.ingest")
    const aFile = async (text: string) => { const path = join(folder, randomUUID()); await writeFile(path, text); return path }
    const anUpload = async (upload_id: string, minute: number) => ({ upload_id, begun_at: new Date(Date.UTC(2026, 0, 1, 12, minute)), original_name: "Night Drive.zip", path: await aFile(upload_id) })
    const facts = { codec: "pcm_s16le", extension: "wav" as const, sampleRate: 44_100, channels: 2, bitDepth: 16, durationMs: 4_000, lagMs: 0 }
    const made = async (...names: string[]): Promise<MadeStem[]> => Promise.all(names.map(async (name) => ({ name, role: roleOfName(name), original_name: `${name}.wav`, facts, path: await aFile(name) })))
    const pack = async (text: string): Promise<MadePack> => ({ zip: { path: await aFile(text), filename: "Night Drive (stems).zip", mime_type: "application/zip" }, previews: await Promise.all((await service.stemsOf(id)).map(async (stem) => ({ stem_id: stem.id, path: await aFile(`heard ${stem.name}`) }))) })
    const revision = async () => (await service.find(id))?.stems_revision ?? 0
    const kinds = async (id: string) => (await service.assetsOf(id)).map(({ kind }) => kind).sort()
    const stateOf = async (id: string) => (await service.find(id))?.stems_state
    let id = ""

    beforeEach(async () => {
      shelf.folder = await mkdtemp(join(folder, "shelf-"))
      await execute(outboxSchema)
      await execute("truncate jobs.outbox")
      ;({ id } = await service.ingest({ upload_id: "up_source", seller_id: "sel_1", original_name: "Night Drive.wav", path: await aFile("sound"), mime_type: "audio/wav" }))
    })

    describe("a zip of stems", () => {
      it("is taken in once, with its job", async () => {
        expect(await stateOf(id)).toBe("none")
        for (let again = 0; again < 2; again++) await service.takeStems(id, await anUpload("up_1", 1))
        expect(await jobs()).toEqual([{ name: "recording.add-stems", data: { recording_id: id, upload_id: "up_1" } }])
        expect(await service.stemsTask(id, "up_1")).toMatchObject({ seller_id: "sel_1", state: "processing", zip: { checksum: sha("up_1") } })
        expect(await service.stemsTask(id, "up_0")).toBeNull()
        await service.recordStemsProgress(id, { phase: "Checking the stems", fraction: 0.4 })
        expect(await service.find(id)).toMatchObject({ stems_phase: "Checking the stems", stems_fraction: 0.4 })
      })

      it("becomes stems in their order, asks for a pack, and leaves no upload behind", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        expect(await service.acceptStems(id, "up_1", await made("Bass", "Kick"))).toBe(true)
        expect((await service.stemsOf(id)).map(({ name, role, state, position }) => ({ name, role, state, position }))).toEqual([{ name: "Bass", role: "bass", state: "ready", position: 1 }, { name: "Kick", role: "kick", state: "ready", position: 2 }])
        expect(await kinds(id)).toEqual(["source", "stem", "stem"])
        expect((await jobs()).map(({ name }) => name)).toEqual(["recording.add-stems", "files.remove", "recording.pack-stems"])
        expect(await stateOf(id)).toBe("processing")
      })

      it("is replaced by a newer one, whose refusal leaves the former stems", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        await service.acceptStems(id, "up_1", await made("Bass"))
        await service.takeStems(id, await anUpload("up_2", 2))
        await service.refuseStems(id, "up_2", { code: "no-stems", message: "There are no files in this zip." })
        expect(await service.find(id)).toMatchObject({ stems_state: "refused", stems_problem_code: "no-stems" })
        expect((await service.stemsOf(id)).map(({ name }) => name)).toEqual(["Bass"])
        await service.takeStems(id, await anUpload("up_3", 3))
        await service.acceptStems(id, "up_3", await made("Pad"))
        expect((await service.stemsOf(id)).map(({ name }) => name)).toEqual(["Pad"])
        expect(await kinds(id)).toEqual(["source", "stem"])
      })

      it("of an earlier upload changes nothing when it ends after a newer one came", async () => {
        await service.takeStems(id, await anUpload("up_2", 2))
        await service.takeStems(id, await anUpload("up_1", 1))
        expect(await service.stemsTask(id, "up_1")).toBeNull()
        expect(await service.acceptStems(id, "up_1", await made("Late"))).toBe(false)
        await service.refuseStems(id, "up_1", { code: "no-stems", message: "No" })
        await service.failStems(id, { upload_id: "up_1" }, "Our fault")
        expect(await stateOf(id)).toBe("processing")
        expect(await kinds(id)).toEqual(["source", "stems-upload"])
        expect(await service.stemsOf(id)).toEqual([])
      })

      it("stays after a failure of ours, for another try", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        await service.failStems(id, { upload_id: "up_1" }, "Our fault")
        expect(await stateOf(id)).toBe("failed")
        expect(await service.acceptStems(id, "up_1", await made("Bass"))).toBe(true)
      })
    })

    describe("single stems", () => {
      const upload = async (name: string) => (await service.takeStem(id, { upload_id: name, original_name: `${name}.wav`, path: await aFile(name) })) ?? ""

      it("are taken in once, beside those that are there, and named by their files", async () => {
        const [kick] = [await upload("01_Kick Drum"), await upload("01_Kick Drum"), await upload("Pad")]
        expect((await service.stemsOf(id)).map(({ name, role, state }) => ({ name, role, state }))).toEqual([{ name: "01_Kick Drum", role: "kick", state: "processing" }, { name: "Pad", role: "pad", state: "processing" }])
        expect(await service.stemTask(kick)).toMatchObject({ seller_id: "sel_1", file: { checksum: sha("01_Kick Drum") } })
        expect(await service.packTask(id, await revision())).toBeNull()
      })

      it("are kept, refused or failed by themselves, and each end asks for a pack", async () => {
        const [kick, text, lost] = [await upload("Kick"), await upload("Text"), await upload("Lost")]
        expect(await service.acceptStem(kick, { facts, path: await aFile("kick made") })).toBe(true)
        await service.refuseStem(text, { code: "not-audio", message: "“Text” is a text file." })
        await service.failStem(lost, "Our fault")
        expect((await service.stemsOf(id)).map(({ state }) => state)).toEqual(["ready", "refused", "failed"])
        expect(await kinds(id)).toEqual(["source", "stem", "stem-upload"])
        expect(await service.packTask(id, await revision())).toMatchObject({ stems: [{ id: kick, file: { checksum: sha("kick made") } }] })
        expect(await service.packTask(id, (await revision()) - 1)).toBeNull()
      })

      it("stay as they were when mending them fails, and say so", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        await service.acceptStems(id, "up_1", await made("Bass"))
        const [bass] = await service.stemsOf(id)
        await service.mendStem(bass?.id ?? "", "pad-end")
        expect(await service.packTask(id, await revision())).toBeNull()
        await service.failStem(bass?.id ?? "", "Our fault")
        expect(await service.stemsOf(id)).toMatchObject([{ state: "ready", problem_message: "Our fault" }])
        expect(await service.packTask(id, await revision())).toMatchObject({ stems: [{ id: bass?.id }] })
      })

      it("are renamed, put in order and removed, with their files", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        await service.acceptStems(id, "up_1", await made("Bass", "Kick"))
        const [bass, kick] = await service.stemsOf(id)
        if (!bass || !kick) throw new Error("no stems")
        await service.arrangeStems(id, [{ id: kick.id, name: "Big Kick", role: "kick" }, { id: bass.id, name: "Bass", role: "other" }, { id: "stm_of_somebody", name: "X", role: "fx" }])
        expect((await service.stemsOf(id)).map(({ name, role }) => [name, role])).toEqual([["Big Kick", "kick"], ["Bass", "other"]])
        await service.forgetStem(bass)
        expect((await service.stemsOf(id)).map(({ name }) => name)).toEqual(["Big Kick"])
        expect(await service.acceptStem(bass.id, { facts, path: await aFile("late") })).toBe(false)
        expect(await kinds(id)).toEqual(["source", "stem"])
      })
    })

    describe("a pack of stems", () => {
      beforeEach(async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        await service.acceptStems(id, "up_1", await made("Bass", "Kick"))
      })

      it("becomes a deliverable with what is heard of each, and tells the shop", async () => {
        expect(await service.keepPack(id, await revision(), await pack("good"))).toBe(true)
        await service.recordStemsProgress(id, { phase: "Storing", fraction: 0.9 }) // told by the same job, and late
        expect(await service.find(id)).toMatchObject({ stems_state: "ready", stems_phase: "Ready", stems_fraction: 1 })
        expect(await kinds(id)).toEqual(["source", "stem", "stem", "stem-preview", "stem-preview", "stems"])
        expect((await service.assetsOf(id)).filter(({ kind }) => kind === "stem-preview").every(({ url }) => url?.startsWith("http"))).toBe(true)
        expect((await jobs()).at(-1)).toEqual({ name: "listing.project", data: { recording_id: id } })
      })

      it("of stems that changed meanwhile is not kept, and nothing of it stays", async () => {
        const before = await revision()
        const late = await pack("late")
        const [bass] = await service.stemsOf(id)
        if (bass) await service.arrangeStems(id, [{ ...bass, name: "Sub" }])
        const there = await readdir(shelf.folder)
        expect(await service.keepPack(id, before, late)).toBe(false)
        await service.failStems(id, { revision: before }, "Our fault")
        expect(await stateOf(id)).toBe("processing")
        expect(await readdir(shelf.folder)).toEqual(there)
      })

      it("is not made of stems that do not fit; the one before stays until there are none", async () => {
        await service.keepPack(id, await revision(), await pack("good"))
        const [bass, kick] = await service.stemsOf(id)
        if (!bass || !kick) throw new Error("no stems")
        await service.forgetStem(bass)
        await service.leavePack(id, await revision(), "unfit")
        expect(await stateOf(id)).toBe("unfit")
        expect(await kinds(id)).toContain("stems")
        await service.forgetStem(kick)
        await service.leavePack(id, await revision(), "none")
        expect(await stateOf(id)).toBe("none")
        expect(await kinds(id)).toEqual(["source"])
      })
    })
  },
})
