import type { SqlRunner } from "@max-booster/jobs"
import { isNothing, versionAt } from "./core/split-sheet"
import type { PayeeRecord, ShareInSheet, SplitInForce, SplitSheetRecord, SplitShareRecord } from "./split-types"
import { marks, rows } from "./sql"

type SheetRow = Omit<SplitSheetRecord, "shares" | "recoup"> & { recoup_amount: string | null; recoup_currency: string | null; recoup_party_id: string | null }

/** Reads split sheets and payees. With a runner it reads inside the caller's transaction. */
export class SplitReader {
  constructor(protected readonly sql_: SqlRunner) {}

  /** By recording, how it is divided at a time; recordings without a sheet are not in the map. */
  async inForce(recordingIds: readonly string[], at: Date): Promise<Map<string, SplitInForce>> {
    if (recordingIds.length === 0) return new Map()
    const begun = await rows<{ id: string; recording_id: string; version: number; in_force_from: Date }>(
      this.sql_, `select id, recording_id, version, in_force_from from split_sheet where recording_id in (${marks(recordingIds)}) and in_force_from is not null and deleted_at is null`, [...recordingIds],
    )
    const versions = begun.map(({ id, recording_id, version, in_force_from }) => ({ id, recording_id, version, inForceFrom: new Date(in_force_from) }))
    const ids = [...new Set(recordingIds)].flatMap((id) => versionAt(versions.filter((v) => v.recording_id === id), at)?.id ?? [])
    return new Map((await this.byIds(ids)).map((sheet) => [sheet.recording_id, toInForce(sheet)]))
  }

  /** All versions of a recording, newest first. */
  async ofRecording(recordingId: string, sql = this.sql_): Promise<SplitSheetRecord[]> {
    return this.where_("s.recording_id = ?", [recordingId], sql)
  }

  async byIds(ids: readonly string[], sql = this.sql_): Promise<SplitSheetRecord[]> {
    return ids.length === 0 ? [] : this.where_(`s.id in (${marks(ids)})`, ids, sql)
  }

  /** A share with its sheet, or null. */
  async byShare(shareId: string, sql = this.sql_): Promise<ShareInSheet | null> {
    const [sheet] = await this.where_("s.id = (select sheet_id from split_share where id = ?)", [shareId], sql)
    const share = sheet?.shares.find(({ id }) => id === shareId)
    return sheet && share ? { sheet, share } : null
  }

  /** Sheets of other shops in which one of these parties stands: those in force, and those that are proposed. Newest first. */
  async heldBy(partyIds: readonly string[], sellerId: string): Promise<ShareInSheet[]> {
    const sheets = await this.where_(
      `s.state in ('proposed', 'in_force') and s.seller_id <> ? and s.id in (select sheet_id from split_share where party_id in (${marks(partyIds)}))`, [sellerId, ...partyIds], this.sql_,
    )
    return sheets.flatMap((sheet) => sheet.shares.filter(({ party_id }) => partyIds.includes(party_id)).map((share) => ({ sheet, share })))
  }

  /** Which seller is paid for a party; null for a payee that nobody has claimed. */
  async sellerOfParties(partyIds: readonly string[]): Promise<Map<string, string | null>> {
    const payees = partyIds.filter(isPayee)
    const found = payees.length === 0 ? [] : await rows<PayeeRecord>(this.sql_, `select id, seller_id from payee where id in (${marks(payees)})`, payees)
    const claimed = new Map(found.map(({ id, seller_id }) => [id, seller_id]))
    return new Map(partyIds.map((id) => [id, isPayee(id) ? (claimed.get(id) ?? null) : id]))
  }

  /** A seller and every payee that he has claimed. */
  async partiesOf(sellerId: string): Promise<string[]> {
    const payees = await rows<{ id: string }>(this.sql_, "select id from payee where seller_id = ? order by id", [sellerId])
    return [sellerId, ...payees.map(({ id }) => id)]
  }

  /** The payee of an e-mail address (lower case) or of an id, or null. */
  async payee(by: { email: string } | { id: string }, sql = this.sql_): Promise<PayeeRecord | null> {
    const [column, value] = "email" in by ? ["email", by.email] : ["id", by.id]
    const [found] = await rows<PayeeRecord>(sql, `select id, email, name, seller_id from payee where ${column} = ?`, [value])
    return found ?? null
  }

  /** A payee's newest share that everybody agreed to, or null. */
  async agreedShareOf(payeeId: string): Promise<string | null> {
    const [found] = await rows<{ id: string }>(this.sql_, "select h.id from split_share h join split_sheet s on s.id = h.sheet_id where h.party_id = ? and s.in_force_from is not null order by h.created_at desc limit 1", [payeeId])
    return found?.id ?? null
  }

  protected async where_(condition: string, params: readonly unknown[], sql: SqlRunner): Promise<SplitSheetRecord[]> {
    const sheets = await rows<SheetRow>(sql, `select s.*, s.recoup_amount::text as recoup_amount from split_sheet s where ${condition} and s.deleted_at is null order by s.created_at desc, s.version desc`, [...params])
    if (sheets.length === 0) return []
    const ids = sheets.map(({ id }) => id)
    const shares = await rows<SplitShareRecord>(
      sql, `select h.*, case when p.id is null then h.party_id else p.seller_id end as paid_to from split_share h left join payee p on p.id = h.party_id where h.sheet_id in (${marks(ids)}) order by h.position`, ids,
    )
    return sheets.map((sheet) => toSheet(sheet, shares.filter(({ sheet_id }) => sheet_id === sheet.id)))
  }
}

const isPayee = (partyId: string) => partyId.startsWith("payee_")

function toSheet({ recoup_amount, recoup_currency, recoup_party_id, ...row }: SheetRow, shares: SplitShareRecord[]): SplitSheetRecord {
  const { id, recording_id, seller_id, version, state, title, shop, text, text_hash, fingerprint } = row
  const recoup = recoup_amount && recoup_currency && recoup_party_id ? { party_id: recoup_party_id, amount: BigInt(recoup_amount), currency: recoup_currency } : null
  return {
    id, recording_id, seller_id, version, state, title, shop, text, text_hash, fingerprint, recoup,
    effective_from: new Date(row.effective_from), in_force_from: row.in_force_from && new Date(row.in_force_from), created_at: new Date(row.created_at),
    shares: shares.map(toShare),
  }
}

const toShare = ({ id, sheet_id, party_id, paid_to, name, email, role, revenue_points, publishing_points, state, decided_at, typed_name, reason, reminders }: SplitShareRecord): SplitShareRecord => ({
  id, sheet_id, party_id, paid_to, name, email, role, revenue_points, publishing_points, state, decided_at: decided_at && new Date(decided_at), typed_name, reason, reminders,
})

function toInForce({ id, recording_id, version, shares, recoup }: SplitSheetRecord): SplitInForce {
  const paid = shares.filter((share) => !isNothing({ revenuePoints: share.revenue_points, publishingPoints: share.publishing_points }))
  return { sheet_id: id, recording_id, version, recoup, shares: paid.map(({ party_id, name, role, revenue_points, publishing_points }) => ({ party_id, name, role, revenue_points, publishing_points })) }
}
