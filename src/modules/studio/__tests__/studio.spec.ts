import { createHash, randomUUID } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { createRequire } from "node:module"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { finished } from "node:stream/promises"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { outboxSchema } from "@max-booster/jobs"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type StudioService from "../service"

// As the service is loaded: a second copy of Yjs does not know the maps of the first.
const load = createRequire(__filename)
const { read, seed } = load("../core/document") as typeof import("../core/document")
const Y = load("yjs") as typeof import("yjs")

/** Medusa's file module, as far as the studio needs it, over a folder. */
class Shelf {
  folder = ""
  getUploadStream({ filename }: { filename: string }) {
    const writeStream = createWriteStream(join(this.folder, filename))
    return Promise.resolve({ writeStream, fileKey: filename, url: "", promise: finished(writeStream).then(() => ({ key: filename, url: "" })) })
  }
  getDownloadStream(key: string) { return Promise.resolve(createReadStream(join(this.folder, key))) }
  async deleteFiles(keys: string[]) { for (const key of keys) await rm(join(this.folder, key), { force: true }) }
}

const DAY = 24 * 3_600_000
const shelf = new Shelf()
const sha = (text: string) => createHash("sha256").update(text).digest("hex")
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "studio-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

moduleIntegrationTestRunner<StudioService>({
  moduleName: "studio", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"), injectedDependencies: { file: shelf }, moduleDependencies: ["file"],
  testSuite: ({ service, MikroOrmWrapper }) => {
    const execute = <Row>(sql: string, given: unknown[] = []) => MikroOrmWrapper.getManager().execute(sql, given as never[]) as Promise<Row[]>
    const state = (name = "Night Drive") => seed({ settings: { name, sampleRate: 48_000, key: "A minor" }, tempos: { first: { bpm: 92 } } })
    const aProject = async (owner_id = "cus_ana", name = "Night Drive") => (await service.projects.create({ owner_id, state: state(name) })).id
    const stored = async (projectId: string) => {
      const found = await service.load(projectId)
      if (!found) throw new Error(`There is no document of ${projectId}`)
      return found.state
    }
    /** What somebody holds who opened the document and added markers. */
    const edited = (from: Uint8Array, ...names: string[]) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, from)
      for (const name of names) doc.getMap("markers").set(randomUUID(), new Y.Map<unknown>(Object.entries({ tick: 0, name })))
      return Y.encodeStateAsUpdate(doc)
    }
    const edit = async (projectId: string, ...names: string[]) => service.store(projectId, edited(await stored(projectId), ...names))
    const markers = async (projectId: string) => Object.values(read(await stored(projectId)).markers).map(({ name }) => name).sort()
    const aFile = async (text: string) => { const path = join(folder, randomUUID()); await writeFile(path, text); return { path, hash: sha(text), name: "Kick.wav", mime_type: "audio/wav" } }
    const save = async (project_id: string, more: { name?: string; reason?: "manual" | "automatic" } = {}) => {
      const saved = await service.versions.save({ project_id, author_id: "cus_ana", reason: "manual", ...more })
      if (!saved) throw new Error(`There is no project ${project_id}`)
      return saved
    }

    beforeEach(async () => {
      shelf.folder = await mkdtemp(join(folder, "shelf-"))
      await execute(outboxSchema)
      await execute("truncate jobs.outbox")
    })

    describe("a project", () => {
      it("is made once for one wish, and listed by what its document says", async () => {
        const wish = { owner_id: "cus_ana", request_id: "r1", state: state() }
        const [one, two] = await Promise.all([service.projects.create(wish), service.projects.create(wish)])
        expect(two.id).toBe(one.id)
        const { projects, count } = await service.projects.list("cus_ana", { removed: false, sort: "name", offset: 0, limit: 10, q: "night" })
        expect([count, projects]).toMatchObject([1, [{ name: "Night Drive", bpm: 92, key: "A minor", sample_rate: 48_000, role: "owner" }]])
      })

      it("is seen by those who were asked and have accepted, and by nobody else", async () => {
        const id = await aProject()
        const invited = await service.projects.invite(id, "ben@x.test", "viewer")
        expect(await service.open(id, "cus_ben")).toBeNull()
        await service.projects.accept(invited?.collaborator.id ?? "", "cus_ben")
        await service.projects.accept(invited?.collaborator.id ?? "", "cus_cy")
        expect(await Promise.all(["cus_ana", "cus_ben", "cus_cy"].map((each) => service.open(id, each)))).toEqual(["editor", "viewer", null])
        await service.projects.setRemoved(id, true)
        expect(await Promise.all(["cus_ana", "cus_ben"].map((each) => service.open(id, each)))).toEqual([null, null])
        await service.projects.setRemoved(id, false)
        await service.projects.dismiss(id, invited?.collaborator.id ?? "")
        expect(await service.open(id, "cus_ben")).toBeNull()
      })
    })

    describe("a document", () => {
      it("loses nothing when many store at once what each has made of it", async () => {
        const id = await aProject()
        const from = await stored(id)
        const names = Array.from({ length: 12 }, (_, n) => `Marker ${n}`)
        await Promise.all(names.map((name) => service.store(id, edited(from, name))))
        expect(await markers(id)).toEqual([...names].sort())
      })

      it("stored again as it is changes nothing, and tells nobody", async () => {
        const id = await aProject()
        const before = await edit(id, "Verse")
        expect(await service.store(id, await stored(id))).toEqual(before)
      })
    })

    describe("a version", () => {
      it("is one, however often it is saved; a name given later is its name", async () => {
        const id = await aProject()
        const [first, ...others] = await Promise.all([save(id), save(id), save(id)])
        expect([first, ...others].filter(({ isNew }) => isNew)).toHaveLength(1)
        expect((await save(id, { name: "Demo" })).version).toMatchObject({ id: (await service.versions.list(id))[0]?.id, name: "Demo" })
        await edit(id, "Chorus")
        const { version, isNew } = await save(id)
        expect([isNew, version.parent_id]).toEqual([true, first?.version.id])
      })

      it("of a state that was there before shares its snapshot, which says it exactly", async () => {
        const [one, two] = [await aProject(), await aProject("cus_ben")]
        const [a, b] = [await save(one), await save(two)]
        expect(b.version.hash).toBe(a.version.hash)
        expect(await execute("select hash from studio_snapshot")).toEqual([{ hash: a.version.hash }])
        expect(sha(await service.versions.textOf(a.version.hash))).toBe(a.version.hash)
      })

      it("made by itself goes when it is old and another of its day is there; its children hang on its parent", async () => {
        const id = await aProject()
        for (const name of ["a", "b", "c", "d"]) { await edit(id, name); await save(id, { reason: "automatic" }) }
        await edit(id, "e")
        await save(id, { name: "Kept" })
        const [kept, d, , , a] = await service.versions.list(id)
        await execute("update studio_version set created_at = ?::timestamptz + (extract(epoch from created_at - (select min(created_at) from studio_version)) * interval '1 second')", ["2026-03-02T10:00:00Z"])
        await service.tidy(new Date("2026-03-12T10:00:00Z"))
        expect((await service.versions.list(id)).map((each) => [each.id, each.parent_id])).toEqual([[kept?.id, d?.id], [d?.id, null]])
        expect(await execute("select 1 from studio_snapshot where hash = ?", [a?.hash])).toEqual([])
      })
    })

    describe("a file", () => {
      it("is stored once, whoever sends it, and opens only for those who hold it", async () => {
        const [one, two] = [await aProject(), await aProject("cus_ben")]
        const file = await aFile("boom")
        expect(await service.binaries.missing(two, [file.hash])).toEqual([file.hash])
        await Promise.all([service.binaries.take(one, file), service.binaries.take(one, file)])
        expect(await readdir(shelf.folder)).toHaveLength(1)
        expect([await service.binaries.find(two, file.hash), await service.binaries.missing(two, [file.hash])]).toEqual([null, [file.hash]])
        await service.binaries.take(two, file)
        expect(await readdir(shelf.folder)).toHaveLength(1)
        expect(await service.binaries.find(two, file.hash)).toMatchObject({ size: 4, mime_type: "audio/wav", name: "Kick.wav" })
      })

      it("that is not what it is said to be is refused", async () => {
        const id = await aProject()
        expect(await service.binaries.take(id, { ...(await aFile("boom")), hash: sha("bang") })).toBe(false)
        expect(await service.binaries.list(id)).toEqual([])
      })

      it("goes with the last project that holds it, thirty days after that was removed", async () => {
        const [one, two] = [await aProject(), await aProject("cus_ben")]
        const file = await aFile("boom")
        for (const id of [one, two]) await service.binaries.take(id, file)
        const asked = async () => (await execute<{ data: { keys: string[] } }>("select data from jobs.outbox where name = 'files.remove'")).flatMap(({ data }) => data.keys)
        await service.projects.setRemoved(one, true)
        await service.tidy(new Date(Date.now() + 29 * DAY))
        expect(await service.projects.open(one, "cus_ana")).not.toBeNull()
        await service.tidy(new Date(Date.now() + 31 * DAY))
        expect([await service.projects.open(one, "cus_ana"), await asked()]).toEqual([null, []])
        await service.projects.setRemoved(two, true)
        await service.tidy(new Date(Date.now() + 31 * DAY))
        expect(await asked()).toEqual(await readdir(shelf.folder))
      })
    })

    describe("a bounce", () => {
      it("is begun once for one wish, and takes only files that its project holds", async () => {
        const id = await aProject()
        const { version } = await save(id)
        const begin = () => service.bounces.begin({ project_id: id, version_id: version.id, kind: "mix", format: "wav24", name: "Mix", author_id: "cus_ana", request_id: "b1" })
        const bounce = await begin()
        expect(await begin()).toBe(bounce)
        const file = await aFile("mix")
        const add = () => service.bounces.add({ id: bounce, project_id: id }, { name: "Mix.wav", hash: file.hash, role: null, position: 0 })
        expect(await add()).toBe(false)
        await service.binaries.take(id, file)
        expect([await add(), await add()]).toEqual([true, true])
        expect((await service.bounces.find(id, bounce))?.files).toEqual([{ name: "Mix.wav", hash: file.hash, role: null, position: 0, size: 3, mime_type: "audio/wav" }])
      })
    })
  },
})
