import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { releaseDocumentSchema } from "@max-booster/api-contract"
import { outboxSchema } from "@max-booster/jobs"
import { beforeEach, describe, expect, it } from "vitest"
import { STORE } from "../code-sources"
import type ReleasesService from "../service"

const now = new Date("2026-11-26T12:00:00Z")
const by = { member_id: "mem_1", now }
const codesOf = (...isrcs: (string | null)[]) => releaseDocumentSchema.parse({ title: "Night Drive", targets: ["spotify"], tracks: isrcs.map((isrc, at) => ({ id: `t${at}`, recording_id: `rec_${at}`, title: "Night Drive", isrc })) })
const of = (...recordings: string[]) => releaseDocumentSchema.parse({ tracks: recordings.map((recording_id, at) => ({ id: `t${at}`, recording_id })) })
const refusal = (work: Promise<unknown>) => work.then(() => "taken", (error: { code?: string }) => error.code)

moduleIntegrationTestRunner<ReleasesService>({
  moduleName: "releases", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const execute = <Row>(sql: string) => MikroOrmWrapper.getManager().execute(sql) as Promise<Row[]>
    const begin = (document = codesOf(null), seller = "sel_1") => service.book.create(seller, document, "mem_1")
    const allot = ({ id, seller_id }: { id: string; seller_id: string }, wish = { isrc: true, upc: false }) => service.codes.allot(id, seller_id, wish, by)
    const isrcs = ({ document }: { document: { tracks: { isrc: string | null }[] } }) => document.tracks.map(({ isrc }) => isrc)

    describe("a save", () => {
      it("goes on from the revision that it names; a stale one is refused, and nothing is lost", async () => {
        const { id, document } = await begin()
        expect(await service.book.save(id, { ...document, title: "Mine" }, 1)).toMatchObject({ revision: 2, document: { title: "Mine" } })
        expect(await refusal(service.book.save(id, { ...document, title: "Theirs" }, 1))).toBe("changed_meanwhile")
        expect(await service.book.find(id, "sel_1")).toMatchObject({ revision: 2, document: { title: "Mine" } })
      })

      it("of ten at once takes one", async () => {
        const { id, document } = await begin()
        const ended = await Promise.all(Array.from({ length: 10 }, (_, at) => refusal(service.book.save(id, { ...document, title: `Save ${at}` }, 1))))
        expect(ended.filter((each) => each === "taken")).toHaveLength(1)
      })

      it("that is larger than two million characters is refused in words", async () => {
        const { id, document } = await begin()
        const lyrics = "la ".repeat(6_600)
        const huge = { ...document, tracks: Array.from({ length: 120 }, (_, at) => ({ ...document.tracks[0], id: `t${at}`, lyrics })) } as typeof document
        expect(await refusal(service.book.save(id, huge, 1))).toBe("too_large")
      })

      it("takes text with a NUL, which the database cannot", async () => {
        const { id, document } = await begin()
        expect((await service.book.save(id, { ...document, title: "A\u0000B" }, 1)).document.title).toBe("AB")
      })

      it("is another shop's for nobody", async () => {
        const { id } = await begin()
        expect(await service.book.find(id, "sel_2")).toBeNull()
      })
    })

    describe("what is made by jobs", () => {
      const artwork = { url: "u", width: 3_000, height: 3_000, format: "jpeg" as const, color_space: "rgb" as const, has_alpha: false, size: 9, checksum: "one" }
      const cover = (id: string, checksum: string) => service.book.keepArtwork(id, { artwork: { ...artwork, checksum }, file_id: `file-${checksum}` }, { kind: "artwork", words: "A new cover", member_id: "mem_1" })
      const jobs = () => execute<{ name: string; data: unknown }>("select name, data from jobs.outbox order by id")
      beforeEach(async () => {
        await execute(outboxSchema)
        await execute("truncate jobs.outbox")
      })

      it("a cover's words are wished for with the cover, and kept for that one only", async () => {
        const { id } = await begin()
        await cover(id, "one")
        await cover(id, "two")
        expect((await jobs()).map(({ name, data }) => [name, data])).toEqual(["one", "two"].map((checksum) => ["release.read-cover", { release_id: id, checksum }]))
        expect([await service.book.coverToRead(id, "one"), await service.book.coverToRead(id, "two")]).toEqual([null, "file-two"])
        await service.book.keepWords(id, "one", ["OLD"])
        await service.book.keepWords(id, "two", ["NIGHT BUS"])
        expect((await service.book.find(id, "sel_1"))?.artwork).toMatchObject({ checksum: "two", words: ["NIGHT BUS"] })
        expect(await service.book.coverToRead(id, "two")).toBeNull()
        await service.book.keepWords(id, "two", null)
        expect((await service.book.find(id, "sel_1"))?.artwork?.words).toBeNull()
      })

      it("a package names its file before it is stored: the try after a crash finds it, and nobody else sees it", async () => {
        const { id } = await begin()
        const wished = await service.exports.request(id, { target: "spotify", flac: false, takedown: false }, { member_id: "mem_1", at: now })
        expect((await service.exports.start(wished))?.file_id).toBeNull()
        expect(await service.exports.storing(wished, "half.zip")).toBe(true)
        expect(await service.exports.start(wished)).toMatchObject({ state: "working", file_id: "half.zip", checksum: null })
        await service.exports.cancel(wished)
        expect(await service.exports.storing(wished, "late.zip")).toBe(false)
      })
    })

    describe("the history", () => {
      it("tells what was done, newest first, and no autosaves", async () => {
        await service.codes.saveSources("sel_1", { isrc_prefix: "NOABC" })
        const release = await begin()
        await allot(release)
        await service.book.save(release.id, release.document, 2)
        await service.book.mark(release.id, { target: "spotify", state: "submitted", reason: null, url: null }, { member_id: "mem_1", at: now })
        expect((await service.book.history(release.id)).map(({ words }) => words)).toEqual(["Submitted to Spotify", "Allotted 1 ISRC (NOABC2600000)", "Begun with 1 track"])
      })

      it("cannot be changed, not by us either", async () => {
        const { id } = await begin()
        await expect(execute(`update release_event set words = 'x' where release_id = '${id}'`)).rejects.toThrow(/kept as it was/)
        await expect(execute(`delete from release_event where release_id = '${id}'`)).rejects.toThrow(/kept as it was/)
      })
    })

    describe("a status", () => {
      it("of readiness is kept when it changes, and leaves alone what stores have", async () => {
        const { id } = await begin()
        const judge = (is_ready: boolean) => service.book.judge(id, [{ target: "spotify", is_ready }], now)
        for (const is_ready of [true, true, false]) await judge(is_ready)
        expect((await service.book.history(id)).map(({ kind }) => kind)).toEqual(["status.draft", "status.ready", "created"])
        await service.book.mark(id, { target: "spotify", state: "live", reason: null, url: "https://open.spotify.com/album/1" }, { member_id: "mem_1", at: now })
        await judge(true)
        expect(await service.book.statusesOf([id])).toMatchObject([{ target: "spotify", state: "live", source: "hand", url: "https://open.spotify.com/album/1" }])
      })

      it("is refused for a target that was not chosen, and keeps a release from being deleted", async () => {
        const [{ id }, draft] = [await begin(), await begin()]
        const mark = (target: "spotify" | "tunecore") => service.book.mark(id, { target, state: "submitted", reason: null, url: null }, { member_id: "mem_1", at: now })
        expect(await refusal(mark("tunecore"))).toBe("not_a_target")
        await mark("spotify")
        expect(await refusal(service.book.remove(id, "mem_1"))).toBe("handed_over")
        await service.book.remove(draft.id, "mem_1")
        expect(await service.book.find(draft.id, "sel_1")).toBeNull()
      })
    })

    describe("ISRCs", () => {
      it("are given once, though fifty ask at the same moment", async () => {
        await service.codes.saveSources("sel_1", { isrc_prefix: "NO-ABC" })
        const begun = await Promise.all(Array.from({ length: 50 }, (_, at) => begin(of(`rec_${at}_a`, `rec_${at}_b`))))
        const given = (await Promise.all(begun.map((release) => allot(release)))).flatMap(isrcs)
        expect(new Set(given).size).toBe(100)
        expect([...given].sort()).toEqual(Array.from({ length: 100 }, (_, at) => `NOABC26000${String(at).padStart(2, "0")}`))
      })

      it("stay with their recording in every release, also when two ask at once", async () => {
        await service.codes.saveSources("sel_1", { isrc_prefix: "NOABC" })
        const coded = await Promise.all([of("rec_a"), of("rec_a", "rec_b"), of("rec_b", "rec_a")].map(async (document) => isrcs(await allot(await begin(document)))))
        const [a, b] = coded[1] ?? []
        expect(coded).toEqual([[a], [a, b], [b, a]])
      })

      it("that somebody typed count as taken, however they wrote them, and are the recording's", async () => {
        await service.codes.saveSources("sel_1", { isrc_prefix: "NOABC" })
        await begin(codesOf("no-abc-26-00000"), "sel_2")
        await begin(releaseDocumentSchema.parse({ tracks: [{ id: "t1", recording_id: "rec_typed", isrc: "NOABC2600001" }] }))
        expect(isrcs(await allot(await begin(of("rec_new", "rec_typed"))))).toEqual(["NOABC2600002", "NOABC2600001"])
      })

      it("come from the producer's own code before the store's, and from none in words", async () => {
        expect(await refusal(allot(await begin(of("rec_1"))))).toBe("no_isrc_source")
        await service.codes.saveSources(STORE, { isrc_prefix: "DEXYZ", dpid: "PADPIDA2007050901U" })
        expect(isrcs(await allot(await begin(of("rec_1"))))).toEqual(["DEXYZ2600000"])
        expect(await service.codes.sources("sel_1", now)).toMatchObject({ isrc: { prefix: "DEXYZ", owner: "operator", year: 2026, left: 99_999 }, gtin: null, dpid: "PADPIDA2007050901U" })
        await service.codes.saveSources("sel_1", { isrc_prefix: "NOABC" })
        expect(isrcs(await allot(await begin(of("rec_2"))))).toEqual(["NOABC2600000"])
        expect(await refusal(service.codes.saveSources("sel_1", { isrc_prefix: "N1" }))).toBe("wrong_isrc_prefix")
      })

      it("of a year are 100,000, and the next year has its own", async () => {
        await service.codes.saveSources("sel_1", { isrc_prefix: "NOABC" })
        await execute("insert into code_counter (source, taken) values ('isrc:NOABC:26', 99999)")
        expect(await refusal(allot(await begin(of("rec_1", "rec_2"))))).toBe("no_isrc_left")
        const last = await begin(of("rec_1"))
        expect(isrcs(await allot(last))).toEqual(["NOABC2699999"])
        const next = await begin(of("rec_2"))
        expect(isrcs(await service.codes.allot(next.id, "sel_1", { isrc: true, upc: false }, { ...by, now: new Date("2027-01-01T00:00:00Z") }))).toEqual(["NOABC2700000"])
      })

      it("of before are taken in, unless another recording has them or one was allotted here", async () => {
        await service.codes.saveSources("sel_1", { isrc_prefix: "NOABC" })
        await allot(await begin(of("rec_1")))
        const take = (recording_id: string, isrc: string) => service.codes.import([{ line: 2, recording_id, isrc }])
        expect(await take("rec_2", "USXYZ1900001")).toEqual({ taken: 1, problems: [] })
        expect(await take("rec_2", "USXYZ1900002")).toEqual({ taken: 1, problems: [] })
        expect(await take("rec_3", "USXYZ1900002")).toMatchObject({ taken: 0, problems: [{ line: 2 }] })
        expect(await take("rec_1", "USXYZ1900003")).toMatchObject({ taken: 0, problems: [{ line: 2 }] })
        expect(isrcs(await allot(await begin(of("rec_2"))))).toEqual(["USXYZ1900002"])
      })
    })

    describe("UPCs", () => {
      const range = { first: "036000291452", last: "036000291476" }
      it("are given when asked alone, and from a range that was entered alone", async () => {
        await service.codes.saveSources("sel_1", { isrc_prefix: "NOABC" })
        expect(await refusal(allot(await begin(), { isrc: false, upc: true }))).toBe("no_upc_range")
        await service.codes.saveSources("sel_1", { gtin_range: range })
        expect((await allot(await begin())).document.upc).toBeNull()
        expect(await refusal(service.codes.saveSources("sel_1", { gtin_range: { ...range, last: "036000291453" } }))).toBe("wrong_check_digit")
      })

      it("are given once, though twenty ask at the same moment, past those that somebody typed", async () => {
        const wish = { isrc: false, upc: true }
        await service.codes.saveSources("sel_1", { gtin_range: range })
        await begin(releaseDocumentSchema.parse({ upc: "0036000291469" }), "sel_2")
        const begun = await Promise.all(Array.from({ length: 20 }, () => begin()))
        const ended = await Promise.all(begun.map((release) => allot(release, wish).then(({ document: { upc } }) => upc, (error: { code: string }) => error.code)))
        expect(ended.filter((upc) => upc !== "no_gtin_left").sort()).toEqual(["036000291452", "036000291476"])
        expect(ended.filter((upc) => upc === "no_gtin_left")).toHaveLength(18)
        expect((await service.codes.sources("sel_1", now)).gtin).toMatchObject({ left: 0, owner: "seller" })
        const one = begun[ended.findIndex((upc) => upc === "036000291452")]
        if (one) expect((await allot(one, wish)).document.upc).toBe("036000291452")
      })
    })

    describe("codes that two carry", () => {
      it("are found: of other shops what was allotted, of one's own also what is typed", async () => {
        await service.codes.import([{ line: 1, recording_id: "rec_x", isrc: "USXYZ1900001" }])
        const other = await begin(releaseDocumentSchema.parse({ upc: "036000291452", tracks: [{ id: "t1", recording_id: "rec_y", isrc: "us-xyz-19-00001" }] }))
        await begin(releaseDocumentSchema.parse({ upc: "036000291452", tracks: [{ id: "t1", recording_id: "rec_z", isrc: "USXYZ1900001" }] }), "sel_2")
        const mine = await begin(releaseDocumentSchema.parse({ upc: "0036000291452", tracks: [{ id: "t1", recording_id: "rec_0", isrc: "USXYZ1900001" }] }))
        const { isrcs: carriers, upcs } = await service.codes.carriersOf(mine)
        expect(carriers.get("USXYZ1900001")?.sort()).toEqual(["rec_0", "rec_x", "rec_y"])
        expect(upcs.get("0036000291452")?.sort()).toEqual([mine.id, other.id].sort())
      })
    })
  },
})
