import { createHash } from "node:crypto"
import { generateEntityId } from "@medusajs/framework/utils"
import { ok, refuse, type Result } from "@max-booster/kernel"
import type { SqlRunner } from "@max-booster/jobs"
import { checkSplit, effectiveFrom, inForceFrom, leavers, standing, versionAt, type Recoupment, type Share } from "./core/split-sheet"
import { splitText } from "./core/split-text"
import { SplitReader } from "./split-reader"
import type { AgreementProof, ShareInSheet, SplitAsk, SplitShareRecord, SplitSheetRecord, SplitWish } from "./split-types"
import { insert, marks, rows } from "./sql"

const DAY_MS = 24 * 3_600_000
/** Versions that one shop may propose in a day: each sends mails to strangers. */
const MOST_A_DAY = 50

/**
 * Writes split sheets, one recording at a time, inside the caller's transaction. Refusals are answers: whoever gets one rolls back.
 */
export class SplitBook extends SplitReader {
  /**
   * Proposes a new version; one that still waits for answers gives way. The same wish again answers with the same version.
   * Parties of a standing version that the wish leaves out are asked, too: nobody loses a share without agreeing.
   * @returns the sheet, and the one that gave way, or null
   */
  async propose(sql: SqlRunner, ask: SplitAsk, wish: SplitWish, now: Date): Promise<Result<{ sheet: SplitSheetRecord; isNew: boolean; replaced: string | null }>> {
    await lock(sql, ask.recording_id)
    // Before the versions are read: whoever is a shop by now is that shop in them, too.
    const parties = await this.parties_(sql, ask, wish)
    const versions = await this.ofRecording(ask.recording_id, sql)
    const fingerprint = hashOf({ ...wish, recoup: wish.recoup && { ...wish.recoup, amount: String(wish.recoup.amount) } })
    const open = versions.find(isOpen)
    if (open?.fingerprint === fingerprint) return ok({ sheet: open, isNew: false, replaced: null })
    const [today] = await rows<{ count: number }>(sql, "select count(*)::int as count from split_sheet where seller_id = ? and created_at > ?", [ask.seller_id, new Date(now.getTime() - DAY_MS).toISOString()])
    if ((today?.count ?? 0) >= MOST_A_DAY) return refuse("too_many_proposals", `Your shop has proposed ${MOST_A_DAY} splits today. Go on tomorrow.`)
    const shares: Share[] = wish.shares.map(({ email, name, role, ...points }) => ({ partyId: parties.get(email) ?? "", name, role, revenuePoints: points.revenue_points, publishingPoints: points.publishing_points }))
    const recoup = wish.recoup && { partyId: parties.get(wish.recoup.email) ?? "", amount: wish.recoup.amount, currency: wish.recoup.currency }
    const checked = checkSplit({ ownerId: ask.seller_id, shares, recoup })
    const effective = effectiveFrom(wish.effective_from, now)
    if (!checked.ok) return checked
    if (!effective.ok) return effective
    const stand = standing(versions.map(toVersion), now).flatMap(({ sheet }) => sheet.shares)
    const all = [...shares, ...leavers(shares, stand.map(toShare))]
    const replaced = versions.filter((sheet) => isOpen(sheet) || sheet.state === "draft")
    for (const { id } of replaced) await sql("update split_sheet set state = 'superseded', updated_at = now() where id = ?", [id])
    const emailOf = new Map([...stand.map((s) => [s.paid_to ?? s.party_id, s.email] as const), ...wish.shares.map((s) => [parties.get(s.email) ?? "", s.email] as const)])
    const id = await this.write_(sql, ask, { version: (versions[0]?.version ?? 0) + 1, day: wish.effective_from, effective: effective.value, shares: all, recoup, emailOf, fingerprint, now })
    await this.settle_(sql, id, now)
    return ok({ sheet: await this.one_(sql, id), isNew: true, replaced: open?.id ?? null })
  }

  /** Somebody agrees to the words he read; agreeing again is no news. */
  async agree(sql: SqlRunner, shareId: string, proof: AgreementProof, now: Date): Promise<Result<SplitSheetRecord>> {
    return this.answer_(sql, shareId, async ({ sheet, share }) => {
      if (share.state === "agreed") return ok(sheet)
      const closed = refuseClosed(sheet)
      if (closed) return closed
      if (proof.text_hash !== sheet.text_hash) return refuse("text_changed", "This is not the split you read. Open the link again, read it, and agree then.")
      await sql(
        "update split_share set state = 'agreed', decided_at = ?, typed_name = ?, ip = ?, user_agent = ?, text_hash = ?, updated_at = now() where id = ?",
        [now.toISOString(), proof.typed_name, proof.ip, proof.user_agent, proof.text_hash, shareId],
      )
      await this.settle_(sql, sheet.id, now)
      return ok(await this.one_(sql, sheet.id))
    })
  }

  /** Somebody declines: the proposal ends, and what counted before goes on. Also after he agreed, while others have not. */
  async decline(sql: SqlRunner, shareId: string, reason: string, now: Date): Promise<Result<SplitSheetRecord>> {
    return this.answer_(sql, shareId, async ({ sheet, share }) => {
      if (share.state === "declined") return ok(sheet)
      const closed = refuseClosed(sheet)
      if (closed) return closed
      await sql("update split_share set state = 'declined', decided_at = ?, reason = ?, updated_at = now() where id = ?", [now.toISOString(), reason || null, shareId])
      await sql("update split_sheet set state = 'declined', updated_at = now() where id = ?", [sheet.id])
      return ok(await this.one_(sql, sheet.id))
    })
  }

  /** The shop takes a proposal back that somebody has not answered yet. */
  async withdraw(sql: SqlRunner, recordingId: string, sheetId: string): Promise<Result<SplitSheetRecord>> {
    await lock(sql, recordingId)
    const sheet = (await this.ofRecording(recordingId, sql)).find(({ id }) => id === sheetId)
    if (!sheet) return refuse("not_found", `There is no split ${sheetId} of this recording.`)
    if (sheet.state === "draft") return ok(sheet)
    const closed = refuseClosed(sheet)
    if (closed) return closed
    await sql("update split_sheet set state = 'draft', updated_at = now() where id = ?", [sheetId])
    return ok(await this.one_(sql, sheetId))
  }

  /** A shop claims the shares that were promised to its owner's e-mail address; again is no news. */
  async claim(sql: SqlRunner, email: string, sellerId: string): Promise<Result<{ payee_id: string; isNew: boolean }>> {
    const [claimed] = await rows<{ id: string }>(sql, "update payee set seller_id = ?, updated_at = now() where email = ? and seller_id is null returning id", [sellerId, email])
    const payee = claimed ?? (await this.payee({ email }, sql))
    if (!payee) return refuse("not_found", `No share waits for ${email}. Sign in with the address that the mail about your share came to.`)
    if (!claimed && "seller_id" in payee && payee.seller_id !== sellerId) return refuse("claimed", "These shares are paid to another shop already. Write to the store’s operator.")
    return ok({ payee_id: payee.id, isNew: Boolean(claimed) })
  }

  /** Moves the state of versions whose date has come; what counts does not depend on it. @returns their recordings */
  async turnPages(sql: SqlRunner, now: Date): Promise<string[]> {
    const due = await rows<{ recording_id: string }>(sql, "select distinct recording_id from split_sheet where state = 'proposed' and in_force_from <= ? order by recording_id limit 500", [now.toISOString()])
    for (const { recording_id } of due) {
      await lock(sql, recording_id)
      await this.turn_(sql, recording_id, now)
    }
    return due.map(({ recording_id }) => recording_id)
  }

  /** Shares that nobody answered for three and for seven days, each once for each; their turn is noted. */
  async sharesToRemind(sql: SqlRunner, now: Date): Promise<{ id: string; reminders: number }[]> {
    const [three, seven] = [3, 7].map((days) => new Date(now.getTime() - days * DAY_MS).toISOString())
    return rows(
      sql,
      `update split_share h set reminders = case when h.created_at <= ? then 2 else 1 end, updated_at = now() from split_sheet s
       where s.id = h.sheet_id and s.state = 'proposed' and s.in_force_from is null and h.state = 'pending'
       and ((h.reminders < 1 and h.created_at <= ?) or (h.reminders < 2 and h.created_at <= ?)) returning h.id, h.reminders`,
      [seven, three, seven],
    )
  }

  /** Payees for whom money waits that nobody claims, each at most once a week; their turn is noted. */
  async payeesToRemind(sql: SqlRunner, now: Date): Promise<string[]> {
    const due = await rows<{ id: string }>(
      sql,
      `update payee p set reminded_at = ?, updated_at = now() where p.seller_id is null and (p.reminded_at is null or p.reminded_at <= ?)
       and exists (select 1 from ledger_entry e where e.account = 'party_payable:' || p.id group by e.currency having sum(e.amount) < 0) returning p.id`,
      [now.toISOString(), new Date(now.getTime() - 7 * DAY_MS).toISOString()],
    )
    return due.map(({ id }) => id)
  }

  /** The parties of a wish by e-mail address: shops of that address, payees that were claimed, else payees, made when they are new. */
  protected async parties_(sql: SqlRunner, { seller_id, sellerOf }: SplitAsk, { shares }: SplitWish): Promise<Map<string | null, string>> {
    const named = new Map(shares.flatMap(({ email, name }) => (email === null ? [] : [[email, name] as const])))
    const parties = new Map<string | null, string>([[null, seller_id]])
    if (named.size === 0) return parties
    const strangers = [...named].filter(([email]) => !sellerOf.has(email))
    // In one order, so that two proposals at once cannot wait for each other.
    await insert(sql, "payee", strangers.sort(([a], [b]) => (a < b ? -1 : 1)).map(([email, name]) => ({ id: generateEntityId(undefined, "payee"), email, name })), `on conflict ("email") do nothing`)
    // Whoever opened a shop with a proven address since then is that shop.
    for (const [email, seller] of sellerOf) await sql("update payee set seller_id = ?, updated_at = now() where email = ? and seller_id is null", [seller, email])
    const payees = await rows<{ id: string; email: string; seller_id: string | null }>(sql, `select id, email, seller_id from payee where email in (${marks([...named.keys()])})`, [...named.keys()])
    for (const email of named.keys()) {
      const payee = payees.find((each) => each.email === email)
      parties.set(email, sellerOf.get(email) ?? payee?.seller_id ?? payee?.id ?? "")
    }
    return parties
  }

  protected async write_(sql: SqlRunner, ask: SplitAsk, sheet: { version: number; day: string | null; effective: Date; shares: Share[]; recoup: Recoupment | null; emailOf: Map<string, string | null>; fingerprint: string; now: Date }): Promise<string> {
    const id = generateEntityId(undefined, "split")
    const { recording_id, seller_id, created_by, title, shop } = ask
    const { version, day, shares, recoup, fingerprint, now } = sheet
    const text = splitText({ title, shop, version, day, shares, recoup })
    const text_hash = createHash("sha256").update(text).digest("hex")
    await insert(sql, "split_sheet", [{
      id, recording_id, seller_id, version, state: "proposed", effective_from: sheet.effective.toISOString(), created_by, title, shop, text, text_hash, fingerprint,
      recoup_amount: recoup?.amount.toString() ?? null, recoup_currency: recoup?.currency ?? null, recoup_party_id: recoup?.partyId ?? null,
    }])
    await insert(sql, "split_share", shares.map((share, position) => {
      const isOwn = share.partyId === seller_id
      return {
        id: generateEntityId(undefined, "share"), sheet_id: id, party_id: share.partyId, name: share.name, email: sheet.emailOf.get(share.partyId) ?? null, role: share.role, position,
        revenue_points: share.revenuePoints, publishing_points: share.publishingPoints, state: isOwn ? "agreed" : "pending",
        decided_at: isOwn ? now.toISOString() : null, ip: isOwn ? ask.ip : null, user_agent: isOwn ? ask.user_agent : null, text_hash: isOwn ? text_hash : null,
      }
    }))
    return id
  }

  protected async answer_(sql: SqlRunner, shareId: string, work: (found: ShareInSheet) => Promise<Result<SplitSheetRecord>>): Promise<Result<SplitSheetRecord>> {
    const recording = (await this.byShare(shareId, sql))?.sheet.recording_id
    if (recording) await lock(sql, recording)
    const found = await this.byShare(shareId, sql)
    return found ? work(found) : refuse("not_found", "There is no split behind this link.")
  }

  /** When everybody has agreed: from when the version counts. */
  protected async settle_(sql: SqlRunner, sheetId: string, now: Date): Promise<void> {
    const sheet = await this.one_(sql, sheetId)
    const from = inForceFrom(sheet.effective_from, sheet.shares.map(({ state }) => state), now)
    if (!from) return
    await sql("update split_sheet set in_force_from = ?, updated_at = now() where id = ?", [from.toISOString(), sheetId])
    await this.turn_(sql, sheet.recording_id, now)
  }

  /** Shows in the states of a recording's versions which of them counts now. */
  protected async turn_(sql: SqlRunner, recordingId: string, now: Date): Promise<void> {
    const current = versionAt((await this.ofRecording(recordingId, sql)).map(toVersion), now)
    if (!current) return
    await sql("update split_sheet set state = 'superseded', updated_at = now() where recording_id = ? and in_force_from is not null and version < ? and state <> 'superseded'", [recordingId, current.version])
    await sql("update split_sheet set state = 'in_force', updated_at = now() where id = ? and state <> 'in_force'", [current.sheet.id])
  }

  protected async one_(sql: SqlRunner, id: string): Promise<SplitSheetRecord> {
    const [sheet] = await this.byIds([id], sql)
    if (!sheet) throw new Error(`The split sheet ${id} was written but is not there`)
    return sheet
  }
}

/** One change of a recording's splits at a time, until the transaction ends. */
const lock = (sql: SqlRunner, recordingId: string) => sql("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`split:${recordingId}`])

/** Waits for answers. */
const isOpen = ({ state, in_force_from }: SplitSheetRecord) => state === "proposed" && in_force_from === null

/** Why nobody can answer any more, or null while he can. */
function refuseClosed({ state, in_force_from }: SplitSheetRecord): Result<never> | null {
  switch (state) {
    case "proposed": return in_force_from === null ? null : refuse("agreed", "Everybody has agreed to this split already. It changes with a new version only.")
    case "in_force": return refuse("agreed", "Everybody has agreed to this split already. It changes with a new version only.")
    case "declined": return refuse("declined", "This proposal has ended: somebody declined it.")
    case "superseded": return refuse("superseded", "A newer version has taken the place of this split. Its link is in a newer mail.")
    case "draft": return refuse("withdrawn", "The shop has taken this proposal back.")
  }
}

const toVersion = (sheet: SplitSheetRecord) => ({ version: sheet.version, inForceFrom: sheet.in_force_from, sheet })
const toShare = (share: SplitShareRecord): Share => ({ partyId: share.paid_to ?? share.party_id, name: share.name, role: share.role, revenuePoints: share.revenue_points, publishingPoints: share.publishing_points })
const hashOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex")
