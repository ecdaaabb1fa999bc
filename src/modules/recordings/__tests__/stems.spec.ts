import { createHash, randomUUID } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { finished } from "node:stream/promises"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { outboxSchema } from "@max-booster/jobs"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
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
    const made = async (text: string) => ({ path: await aFile(text), filename: "Night Drive (stems).zip", mime_type: "application/zip" })
    const kinds = async (id: string) => (await service.assetsOf(id)).map(({ kind }) => kind).sort()
    const stateOf = async (id: string) => (await service.find(id))?.stems_state
    let id = ""

    beforeEach(async () => {
      shelf.folder = await mkdtemp(join(folder, "shelf-"))
      await execute(outboxSchema)
      await execute("truncate jobs.outbox")
      ;({ id } = await service.ingest({ upload_id: "up_source", seller_id: "sel_1", original_name: "Night Drive.wav", path: await aFile("sound"), mime_type: "audio/wav" }))
    })

    describe("stems of a recording", () => {
      it("are taken in once, with their job", async () => {
        expect(await stateOf(id)).toBe("none")
        for (let again = 0; again < 2; again++) await service.takeStems(id, await anUpload("up_1", 1))
        expect(await jobs()).toEqual([{ name: "recording.add-stems", data: { recording_id: id, upload_id: "up_1" } }])
        expect(await service.stemsTask(id, "up_1")).toMatchObject({ seller_id: "sel_1", state: "processing", title: "Night Drive", zip: { checksum: createHash("sha256").update("up_1").digest("hex") } })
        expect(await service.stemsTask(id, "up_0")).toBeNull()
        await service.recordStemsProgress(id, "up_1", { phase: "Checking the stems", fraction: 0.4 })
        expect(await service.find(id)).toMatchObject({ stems_phase: "Checking the stems", stems_fraction: 0.4 })
      })

      it("become a deliverable, tell the shop, and leave no upload behind", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        expect(await service.acceptStems(id, "up_1", await made("good"))).toBe(true)
        expect(await stateOf(id)).toBe("ready")
        expect(await kinds(id)).toEqual(["source", "stems"])
        expect((await jobs()).at(-1)).toEqual({ name: "listing.project", data: { recording_id: id } })
        expect(await readdir(shelf.folder)).toHaveLength(2)
      })

      it("are replaced by newer ones, whose refusal leaves the former", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        await service.acceptStems(id, "up_1", await made("first"))
        await service.takeStems(id, await anUpload("up_2", 2))
        await service.refuseStems(id, "up_2", { code: "no-stems", message: "There are no files in this zip." })
        expect(await service.find(id)).toMatchObject({ stems_state: "refused", stems_problem_code: "no-stems" })
        expect(await kinds(id)).toEqual(["source", "stems"])
        await service.takeStems(id, await anUpload("up_3", 3))
        await service.acceptStems(id, "up_3", await made("second"))
        expect(await service.find(id)).toMatchObject({ stems_state: "ready", stems_problem_message: null })
        expect((await service.assetsOf(id)).find(({ kind }) => kind === "stems")?.checksum).toBe(createHash("sha256").update("second").digest("hex"))
        expect(await readdir(shelf.folder)).toHaveLength(2)
      })

      it("of an earlier upload change nothing when they end after a newer one came", async () => {
        await service.takeStems(id, await anUpload("up_2", 2))
        await service.takeStems(id, await anUpload("up_1", 1))
        expect(await service.stemsTask(id, "up_1")).toBeNull()
        expect(await service.acceptStems(id, "up_1", await made("late"))).toBe(false)
        await service.refuseStems(id, "up_1", { code: "no-stems", message: "No" })
        await service.failStems(id, "up_1", "Our fault")
        expect(await stateOf(id)).toBe("processing")
        expect(await kinds(id)).toEqual(["source", "stems-upload"])
        expect(await readdir(shelf.folder)).toHaveLength(2)
      })

      it("keep their upload after a failure of ours, for another try", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        await service.failStems(id, "up_1", "Our fault")
        expect(await stateOf(id)).toBe("failed")
        expect(await kinds(id)).toEqual(["source", "stems-upload"])
        expect(await service.acceptStems(id, "up_1", await made("good"))).toBe(true)
        expect(await stateOf(id)).toBe("ready")
      })

      it("of two ends at once come from the newer upload", async () => {
        await service.takeStems(id, await anUpload("up_1", 1))
        const [first] = await Promise.all([service.acceptStems(id, "up_1", await made("first")), service.takeStems(id, await anUpload("up_2", 2))])
        expect(await service.stemsTask(id, "up_2")).toMatchObject({ state: "processing", zip: { checksum: createHash("sha256").update("up_2").digest("hex") } })
        expect(await kinds(id)).toEqual(first ? ["source", "stems", "stems-upload"] : ["source", "stems-upload"])
      })
    })
  },
})
