import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { IdentifierSources } from "@max-booster/api-contract"
import type { Result } from "@max-booster/kernel"
import { rows, type SqlRunner } from "@max-booster/jobs"
import { ISRCS_A_YEAR, parseDpid, parseGtinRange, parseIsrcPrefix, type GtinRange } from "../../core/identifiers"

/** Whose codes: a shop's id, or the store's. */
export const STORE = "store"

/** A change of sources; what is left out stays, null takes a source away. */
export type SourcesChange = { isrc_prefix?: string | null | undefined; gtin_range?: { first: string; last: string } | null | undefined; dpid?: string | null | undefined }
type SourceRow = { owner: string; isrc_prefix: string | null; gtin_first: string | null; gtin_last: string | null; dpid: string | null }
/** Where a shop's codes come from: its own sources first, else the store's. `year`: two digits. */
export type Sources = { isrc: { prefix: string; owner: string; year: string; counter: string } | null; gtin: (GtinRange & { owner: string; counter: string }) | null; dpid: string | null }

/** Where an owner's codes come from. */
export async function sourcesOf(sql: SqlRunner, owner: string, now: Date): Promise<Sources> {
  const found = await rows<SourceRow>(sql, "select owner, isrc_prefix, gtin_first, gtin_last, dpid from code_source where owner in (?, ?) and deleted_at is null", [owner, STORE])
  const inOrder = [owner, STORE].flatMap((each) => found.find((row) => row.owner === each) ?? [])
  const [isrc, gtin] = [inOrder.find(({ isrc_prefix }) => isrc_prefix), inOrder.find(({ gtin_first }) => gtin_first)]
  const year = String(now.getUTCFullYear() % 100).padStart(2, "0")
  const range = gtin?.gtin_first && gtin.gtin_last ? parseGtinRange(gtin.gtin_first, gtin.gtin_last) : null
  return {
    isrc: isrc?.isrc_prefix ? { prefix: isrc.isrc_prefix, owner: isrc.owner, year, counter: `isrc:${isrc.isrc_prefix}:${year}` } : null,
    gtin: gtin && range?.ok ? { ...range.value, owner: gtin.owner, counter: `gtin:${range.value.first}-${range.value.last}` } : null,
    dpid: inOrder.find(({ dpid }) => dpid)?.dpid ?? null,
  }
}

/** The same with what is left, as people see it. */
export async function sourcesView(sql: SqlRunner, owner: string, now: Date): Promise<IdentifierSources> {
  const { isrc, gtin, dpid } = await sourcesOf(sql, owner, now)
  const counters = await rows<{ source: string; taken: string }>(sql, "select source, taken::text from code_counter where source in (?, ?)", [isrc?.counter ?? "", gtin?.counter ?? ""])
  const gone = (counter: string) => Number(counters.find(({ source }) => source === counter)?.taken ?? 0)
  const whose = (of: string) => (of === STORE ? "operator" : "seller")
  return {
    isrc: isrc && { prefix: isrc.prefix, owner: whose(isrc.owner), year: now.getUTCFullYear(), left: ISRCS_A_YEAR - gone(isrc.counter) - (await foreignAfter(sql, `${isrc.prefix}${isrc.year}`, gone(isrc.counter))) },
    gtin: gtin && { first: gtin.first, last: gtin.last, owner: whose(gtin.owner), left: gtin.count - gone(gtin.counter) },
    dpid,
  }
}

/** Codes of a year that came from elsewhere and stand where the counter has not been. */
async function foreignAfter(sql: SqlRunner, stem: string, taken: number): Promise<number> {
  const [row] = await rows<{ count: number }>(sql, "select count(*)::int as count from recording_isrc where isrc >= ? and isrc <= ? and deleted_at is null", [`${stem}${String(taken).padStart(5, "0")}`, `${stem}99999`])
  return row?.count ?? 0
}

/** Keeps an owner's sources. @throws {MedusaError} invalid_data, in words */
export async function saveSources(sql: SqlRunner, owner: string, { isrc_prefix, gtin_range, dpid }: SourcesChange): Promise<void> {
  const change: Partial<SourceRow> = {}
  if (isrc_prefix !== undefined) change.isrc_prefix = isrc_prefix === null ? null : read(parseIsrcPrefix(isrc_prefix))
  if (gtin_range !== undefined) {
    const range = gtin_range && read(parseGtinRange(gtin_range.first, gtin_range.last))
    Object.assign(change, { gtin_first: range?.first ?? null, gtin_last: range?.last ?? null })
  }
  if (dpid !== undefined) change.dpid = dpid === null ? null : read(parseDpid(dpid)).code
  const [columns, values] = [Object.keys(change), Object.values(change)]
  await sql("insert into code_source (id, owner) values (?, ?) on conflict (owner) where deleted_at is null do nothing", [generateEntityId(undefined, "codes"), owner])
  if (columns.length > 0) await sql(`update code_source set ${columns.map((column) => `"${column}" = ?`).join(", ")}, updated_at = now() where owner = ? and deleted_at is null`, [...values, owner])
}

function read<T>(result: Result<T>): T {
  if (!result.ok) throw new MedusaError(MedusaError.Types.INVALID_DATA, result.error.message, result.error.code)
  return result.value
}
