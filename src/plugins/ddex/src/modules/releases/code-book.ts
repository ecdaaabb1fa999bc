import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { IdentifierSources, ReleaseDocument } from "@max-booster/api-contract"
import { marks, onKnex, rows, type SqlRunner } from "@max-booster/jobs"
import { composeIsrc, gtinAt, ISRCS_A_YEAR, parseIsrc, parseUpc } from "../../core/identifiers"
import { isBlank, tracksToCode, withIsrcs } from "../../core/tracks-to-code"
import type { ReleaseRow } from "../../core/release-row"
import { saveSources, sourcesOf, sourcesView, type Sources, type SourcesChange } from "./code-sources"
import { locked, rewritten } from "./release-book"
import { inOne, type Knex } from "./sql"
import { holdCounter, takeNumbers } from "./take-numbers"

/** An ISRC of before that is to be a recording's. */
export type ImportedIsrc = { line: number; recording_id: string; isrc: string }
export type CodeProblem = { line: number; message: string }
type IsrcRow = { recording_id: string; isrc: string; source: "allotted" | "imported" | "typed" }

/** Whole ISRCs and the UPC of documents, without hyphens; another's half-typed codes are none. */
const IN_DOCUMENTS = "select unnest(release_isrcs(document)) as code from release where release_isrcs(document) && ?::text[] and deleted_at is null"

/** ISRCs and UPCs: where they come from, and who has which. A code is given once, however many ask at the same moment. */
export class CodeBook {
  private readonly sql_: SqlRunner

  constructor(private readonly knex_: Knex) {
    this.sql_ = onKnex(knex_)
  }

  /** Where an owner's codes come from (`STORE` or a shop), with what is left. */
  sources(owner: string, now: Date): Promise<IdentifierSources> {
    return sourcesView(this.sql_, owner, now)
  }

  /** The DPID of a shop, else the store's, or null. */
  async dpidOf(owner: string, now: Date): Promise<string | null> {
    return (await sourcesOf(this.sql_, owner, now)).dpid
  }

  /** Keeps an owner's sources. @throws {MedusaError} invalid_data, in words */
  async saveSources(owner: string, change: SourcesChange): Promise<void> {
    await inOne(this.knex_, (sql) => saveSources(sql, owner, change))
  }

  /**
   * Gives each track without an ISRC its recording's, a new one where the recording has none; and, when asked, the release a UPC.
   * @throws {MedusaError} not_allowed: `no_isrc_source`, `no_upc_range`, or no more of them left
   */
  async allot(id: string, sellerId: string, wish: { isrc: boolean; upc: boolean }, by: { member_id: string; now: Date }): Promise<ReleaseRow> {
    return inOne(this.knex_, async (sql) => {
      const release = await locked(sql, id)
      const sources = await sourcesOf(sql, sellerId, by.now)
      const coded = wish.isrc ? await this.withIsrcs_(sql, release, sellerId, sources) : { document: release.document, words: [] }
      const upc = wish.upc && isBlank(release.document.upc) ? await this.takeUpc_(sql, id, sources) : null
      const words = [...coded.words, ...(upc === null ? [] : [`the UPC ${upc}`])]
      if (words.length === 0) return release
      return rewritten(sql, id, upc === null ? coded.document : { ...coded.document, upc }, { kind: "allotted", words: `Allotted ${words.join(" and ")}`, member_id: by.member_id })
    })
  }

  /** Takes existing ISRCs in. What was allotted here stays. @returns how many are there now, and what could not be taken */
  async import(imported: readonly ImportedIsrc[]): Promise<{ taken: number; problems: CodeProblem[] }> {
    if (imported.length === 0) return { taken: 0, problems: [] }
    return inOne(this.knex_, async (sql) => {
      const known = await rows<IsrcRow>(sql, `select recording_id, isrc, source from recording_isrc where deleted_at is null and (recording_id in (${marks(imported)}) or isrc in (${marks(imported)}))`, [...imported.map(({ recording_id }) => recording_id), ...imported.map(({ isrc }) => isrc)])
      const ofRecording = new Map(known.map((row) => [row.recording_id, row]))
      const ofCode = new Map(known.map((row) => [row.isrc, row.recording_id]))
      const problems: CodeProblem[] = []
      let taken = 0
      for (const { line, recording_id, isrc } of imported) {
        const [has, holder] = [ofRecording.get(recording_id), ofCode.get(isrc)]
        if (holder !== undefined && holder !== recording_id) problems.push({ line, message: `${isrc} names another recording already: an ISRC names one.` })
        else if (has?.source === "allotted" && has.isrc !== isrc) problems.push({ line, message: `This recording was given ${has.isrc} here, which stays: it may be in stores.` })
        else {
          await put(sql, { recording_id, isrc, source: "imported" })
          ofRecording.set(recording_id, { recording_id, isrc, source: "imported" })
          ofCode.set(isrc, recording_id)
          taken++
        }
      }
      return { taken, problems }
    })
  }

  /** Who else carries the codes of a document: by ISRC recordings, by UPC releases. Of other shops only what was allotted or taken in, not what they are typing. */
  async carriersOf({ id, seller_id, document }: Pick<ReleaseRow, "id" | "seller_id" | "document">): Promise<{ isrcs: Map<string, string[]>; upcs: Map<string, string[]> }> {
    const own = document.tracks.flatMap(({ id: track, recording_id, isrc }) => { const read = parseIsrc(isrc ?? ""); return read.ok ? [{ code: read.value.code, carrier: recording_id ?? track }] : [] })
    const codes = [...new Set(own.map(({ code }) => code))]
    const found = codes.length === 0 ? [] : await rows<{ code: string; carrier: string }>(this.sql_, `
      select isrc as code, recording_id as carrier from recording_isrc where isrc in (${marks(codes)}) and deleted_at is null
      union select upper(regexp_replace(track ->> 'isrc', '[^A-Za-z0-9]', '', 'g')), track ->> 'recording_id' from release, jsonb_array_elements(document -> 'tracks') track
        where seller_id = ? and id <> ? and deleted_at is null and release_isrcs(document) && ?::text[] and track ->> 'isrc' is not null and track ->> 'recording_id' is not null`, [...codes, seller_id, id, codes])
    const upc = parseUpc(document.upc ?? "")
    const releases = !upc.ok ? [] : await rows<{ carrier: string }>(this.sql_, `
      select id as carrier from release where seller_id = ? and release_upc(document) = ltrim(?, '0') and deleted_at is null
      union select release_id from release_gtin where ltrim(gtin, '0') = ltrim(?, '0') and deleted_at is null`, [seller_id, upc.value.code, upc.value.code])
    return { isrcs: byCode([...own, ...found]), upcs: upc.ok ? byCode([{ code: upc.value.code, carrier: id }, ...releases.map(({ carrier }) => ({ code: upc.value.code, carrier }))]) : new Map() }
  }

  private async withIsrcs_(sql: SqlRunner, { id, document }: ReleaseRow, sellerId: string, { isrc: source }: Sources): Promise<{ document: ReleaseDocument; words: string[] }> {
    // First of all: whoever allots from the same source waits here, so that what is read below is still so when it is written.
    if (source) await holdCounter(sql, source.counter)
    const { without, typed } = tracksToCode(document)
    for (const [recording_id, isrc] of typed) await putTyped(sql, recording_id, isrc)
    if (without.length === 0) return { document, words: [] }
    const known = new Map((await rows<{ recording_id: string; isrc: string }>(sql, `
      select track ->> 'recording_id' as recording_id, track ->> 'isrc' as isrc from release, jsonb_array_elements(document -> 'tracks') track
        where seller_id = ? and id <> ? and deleted_at is null and track ->> 'recording_id' in (${marks(without)}) and track ->> 'isrc' is not null
      union all select recording_id, isrc from recording_isrc where recording_id in (${marks(without)}) and deleted_at is null`, [sellerId, id, ...without, ...without],
    )).flatMap(({ recording_id, isrc }) => { const read = parseIsrc(isrc); return read.ok ? [[recording_id, read.value.code] as const] : [] }))
    const isrcs = new Map<string, string>(without.flatMap((each): [string, string][] => { const code = typed.get(each) ?? known.get(each); return code ? [[each, code]] : [] }))
    for (const [recording_id, isrc] of isrcs) await putTyped(sql, recording_id, isrc)
    const wanting = without.filter((each) => !isrcs.has(each))
    const given = wanting.length === 0 ? [] : await this.takeIsrcs_(sql, wanting.length, source)
    for (const [at, recording_id] of wanting.entries()) {
      const isrc = given[at] ?? ""
      await put(sql, { recording_id, isrc, source: "allotted" })
      isrcs.set(recording_id, isrc)
    }
    return { document: withIsrcs(document, isrcs), words: [`${isrcs.size} ISRC${isrcs.size === 1 ? "" : "s"} (${[...isrcs.values()].slice(0, 3).join(", ")}${isrcs.size > 3 ? " …" : ""})`] }
  }

  private async takeIsrcs_(sql: SqlRunner, count: number, source: Sources["isrc"]): Promise<string[]> {
    if (!source) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Nothing here gives ISRCs yet. Enter your own registrant code, or ask the store’s operator to enter one.", "no_isrc_source")
    const { prefix, year, counter } = source
    const given = await takeNumbers(sql, { counter, size: ISRCS_A_YEAR, codeAt: (number) => codeOf(prefix, year, number), takenAmong: (codes) => takenIsrcs(sql, codes) }, count)
    if (given.length < count) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${prefix} has ${given.length} ISRC${given.length === 1 ? "" : "s"} left this year, and ${count} are wanted: a prefix names 100,000 recordings a year. Ask your ISRC agency for another prefix.`, "no_isrc_left")
    return given
  }

  private async takeUpc_(sql: SqlRunner, id: string, { gtin: range }: Sources): Promise<string> {
    const [had] = await rows<{ gtin: string }>(sql, "select gtin from release_gtin where release_id = ? and deleted_at is null", [id])
    if (had) return had.gtin
    if (!range) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "No GS1 range was entered, so there is no UPC to give. Enter your range, or take the UPC that your distributor gives you.", "no_upc_range")
    const [gtin] = await takeNumbers(sql, { counter: range.counter, size: range.count, codeAt: (at) => upcAt(range, at), takenAmong: (codes) => takenUpcs(sql, codes) }, 1)
    if (!gtin) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The range from ${range.first} to ${range.last} is used up. Enter another one.`, "no_gtin_left")
    await sql("insert into release_gtin (id, release_id, gtin, owner) values (?, ?, ?, ?)", [generateEntityId(undefined, "gtin"), id, gtin, range.owner])
    return gtin
  }
}

async function takenIsrcs(sql: SqlRunner, codes: readonly string[]): Promise<Set<string>> {
  return new Set((await rows<{ code: string }>(sql, `select isrc as code from recording_isrc where isrc in (${marks(codes)}) union ${IN_DOCUMENTS}`, [...codes, [...codes]])).map(({ code }) => code))
}

async function takenUpcs(sql: SqlRunner, codes: readonly string[]): Promise<Set<string>> {
  const plain = codes.map((code) => code.replace(/^0+/, ""))
  const found = await rows<{ code: string }>(sql, `select ltrim(gtin, '0') as code from release_gtin where ltrim(gtin, '0') in (${marks(plain)}) union select release_upc(document) from release where release_upc(document) in (${marks(plain)}) and deleted_at is null`, [...plain, ...plain])
  const taken = new Set(found.map(({ code }) => code))
  return new Set(codes.filter((_, at) => taken.has(plain[at] ?? "")))
}

/** Writes down a recording's ISRC, in the place of one that was not allotted. */
const put = (sql: SqlRunner, { recording_id, isrc, source }: IsrcRow) =>
  sql(`insert into recording_isrc (id, recording_id, isrc, source) values (?, ?, ?, ?) on conflict (recording_id) where deleted_at is null
    do update set isrc = excluded.isrc, source = excluded.source, updated_at = now() where recording_isrc.source <> 'allotted'`, [generateEntityId(undefined, "isrc"), recording_id, isrc, source])

/** Writes down what a document says, unless somebody has the code, or the recording has one from elsewhere: readiness says so. */
const putTyped = (sql: SqlRunner, recordingId: string, isrc: string) =>
  sql("insert into recording_isrc (id, recording_id, isrc, source) values (?, ?, ?, 'typed') on conflict do nothing", [generateEntityId(undefined, "isrc"), recordingId, isrc])

function codeOf(prefix: string, year: string, number: number): string {
  const made = composeIsrc(prefix, Number(year), number)
  if (!made.ok) throw new Error(made.error.message)
  return made.value.code
}

function upcAt(range: NonNullable<Sources["gtin"]>, at: number): string {
  const made = gtinAt(range, at)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

function byCode(found: readonly { code: string; carrier: string }[]): Map<string, string[]> {
  const carriers = new Map<string, Set<string>>()
  for (const { code, carrier } of found) carriers.set(code, (carriers.get(code) ?? new Set()).add(carrier))
  return new Map([...carriers].map(([code, each]) => [code, [...each]]))
}
