import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { ReleaseTarget } from "@max-booster/api-contract"
import { deliverRelease, packRelease, readAcknowledgements, type Acknowledgement } from "@max-booster/extension-api"
import { enqueue, marks, onKnex, request, rows, type SqlRunner } from "@max-booster/jobs"
import { nextBatch } from "../../core/batch"
import type { Purpose } from "../../core/delivery"
import type { DeliveryRow, ExportRow } from "../../core/export-row"
import { note, setStatus } from "./history"
import { locked } from "./release-book"
import { inOne, type Knex } from "./sql"

/** What was made of a package. */
export type MadePackage = { fingerprint: string; revision: number; checked: "schema" | "rules" | null; file_id: string; filename: string; size: number; checksum: string }
/** Who did something, and when. */
type By = { member_id: string | null; at: Date }

/** Packages of releases and their way to the stores. */
export class ExportBook {
  private readonly sql_: SqlRunner

  constructor(private readonly knex_: Knex) {
    this.sql_ = onKnex(knex_)
  }

  /** Packages, newest first: of a release, or the one. */
  find({ id, releaseId, sellerId }: { id?: string; releaseId?: string; sellerId?: string }): Promise<ExportRow[]> {
    return rows<ExportRow>(this.sql_, "select * from release_export where id = coalesce(?, id) and release_id = coalesce(?, release_id) and seller_id = coalesce(?, seller_id) and deleted_at is null order by sequence desc, id limit 200", [id ?? null, releaseId ?? null, sellerId ?? null])
  }

  async deliveriesOf(exportIds: readonly string[]): Promise<DeliveryRow[]> {
    return exportIds.length === 0 ? [] : rows<DeliveryRow>(this.sql_, `select * from release_delivery where export_id in (${marks(exportIds)}) and deleted_at is null order by created_at`, [...exportIds])
  }

  /**
   * Asks for a package: the job is wished for in the same transaction. While one is made for a target, whoever asks gets that one.
   * After a first package that was handed over, the next is an update.
   * @returns its id @throws {MedusaError} not_allowed: there is nothing to take down
   */
  async request(releaseId: string, { target, flac, takedown }: { target: ReleaseTarget; flac: boolean; takedown: boolean }, by: By): Promise<string> {
    return inOne(this.knex_, async (sql) => {
      const { seller_id, revision } = await locked(sql, releaseId)
      const before = await rows<ExportRow>(sql, "select * from release_export where release_id = ? and deleted_at is null order by sequence desc", [releaseId])
      const open = before.find((each) => each.target === target && (each.state === "waiting" || each.state === "working"))
      if (open) return open.id
      const isKnown = before.some((each) => each.target === target && each.state === "ready")
      if (takedown && !isKnown) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "No package for this target was ever made: there is nothing to take down.", "nothing_to_take_down")
      const purpose: Purpose = takedown ? "takedown" : isKnown ? "update" : "insert"
      const [last] = await rows<{ batch: string | null }>(sql, "select max(batch) as batch from release_export")
      const [id, batch, sequence] = [generateEntityId(undefined, "relex"), nextBatch(by.at, last?.batch ?? null), (before[0]?.sequence ?? 0) + 1]
      await sql(
        "insert into release_export (id, release_id, seller_id, target, purpose, flac, revision, batch, message_id, thread_id, sequence) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [id, releaseId, seller_id, target, purpose, flac, revision, batch, `${batch}-${sequence}`, `${releaseId}-${target}`, sequence],
      )
      await enqueue(sql, request(packRelease, { export_id: id }))
      return id
    })
  }

  /** Begins a try. Null when it is gone, given up, or has ended. Its file is that of a try that ended in the middle. */
  async start(id: string): Promise<ExportRow | null> {
    const [row] = await rows<ExportRow>(this.sql_, "update release_export set state = 'working', updated_at = now() where id = ? and state in ('waiting', 'working') and deleted_at is null returning *", [id])
    return row ?? null
  }

  /** Names the file that is about to be stored, so that whoever comes after a crash finds it. @returns whether it is still wanted */
  async storing(id: string, fileId: string): Promise<boolean> {
    return (await rows(this.sql_, "update release_export set file_id = ?, updated_at = now() where id = ? and state = 'working' returning id", [fileId, id])).length > 0
  }

  /** @returns whether it is still wanted */
  async progress(id: string, phase: string, fraction: number): Promise<boolean> {
    return (await rows(this.sql_, "update release_export set phase = ?, fraction = ?, updated_at = now() where id = ? and state = 'working' returning id", [phase, fraction, id])).length > 0
  }

  async isWanted(id: string): Promise<boolean> {
    return (await rows(this.sql_, "select 1 from release_export where id = ? and state = 'working'", [id])).length > 0
  }

  /** Ends it well: the target has a package of the release. @returns false when it was given up meanwhile */
  async complete(id: string, made: MadePackage, at: Date): Promise<boolean> {
    return inOne(this.knex_, async (sql) => {
      const [row] = await rows<ExportRow>(sql, `
        update release_export set state = 'ready', phase = 'Ready', fraction = 1, fingerprint = ?, revision = ?, checked = ?, file_id = ?, filename = ?, size = ?, checksum = ?, problem = null, ended_at = ?, updated_at = now()
        where id = ? and state = 'working' returning *`, [made.fingerprint, made.revision, made.checked, made.file_id, made.filename, made.size, made.checksum, at.toISOString(), id])
      if (!row) return false
      await note(sql, row.release_id, { kind: "exported", target: row.target, words: `Package ${row.batch}: ${row.purpose === "insert" ? "the first" : row.purpose === "update" ? "an update" : "a takedown"}`, data: { export_id: id, batch: row.batch, message_id: row.message_id, checksum: made.checksum }, member_id: null })
      const [status] = await rows<{ state: string }>(sql, "select state from release_status where release_id = ? and target = ? and deleted_at is null", [row.release_id, row.target])
      if (!status || status.state === "draft" || status.state === "ready") await setStatus(sql, row.release_id, { target: row.target, state: "exported", source: "product", reason: null, url: null, artwork_url: null }, { member_id: null, at })
      return true
    })
  }

  async fail(id: string, words: string): Promise<void> {
    await this.sql_("update release_export set state = 'failed', problem = ?, ended_at = now(), updated_at = now() where id = ? and state in ('waiting', 'working')", [words, id])
  }

  /** @returns whether it was still open */
  async cancel(id: string): Promise<boolean> {
    return (await rows(this.sql_, "update release_export set state = 'cancelled', ended_at = now(), updated_at = now() where id = ? and state in ('waiting', 'working') returning id", [id])).length > 0
  }

  /** Hands a package over by a channel: once each; a failed one is tried again. `carried`: by a person, so that it is sent as soon as it is said. */
  async deliver(row: ExportRow, channel: string, carried: boolean, by: By): Promise<void> {
    await inOne(this.knex_, async (sql) => {
      const [delivery] = await rows<DeliveryRow>(sql, `
        insert into release_delivery (id, export_id, channel, state, words) values (?, ?, ?, ?, ?)
        on conflict (export_id, channel) where deleted_at is null do update set state = 'waiting', words = '', updated_at = now() where release_delivery.state = 'failed' returning *`,
      [generateEntityId(undefined, "reldl"), row.id, channel, carried ? "sent" : "waiting", carried ? "Carried by hand" : ""])
      if (!delivery) return
      if (carried) await this.sent_(sql, row, channel, by)
      else await enqueue(sql, request(deliverRelease, { delivery_id: delivery.id }))
    })
  }

  async delivery(id: string): Promise<DeliveryRow | null> {
    const [row] = await rows<DeliveryRow>(this.sql_, "select * from release_delivery where id = ? and deleted_at is null", [id])
    return row ?? null
  }

  /** How a hand-over goes, in words. */
  async tell(id: string, state: "working" | "failed", words: string): Promise<void> {
    await this.sql_("update release_delivery set state = ?, words = ?, updated_at = now() where id = ? and state in ('waiting', 'working')", [state, words, id])
  }

  /** Everything arrived. Again changes nothing. */
  async sent(id: string, row: ExportRow, at: Date): Promise<void> {
    await inOne(this.knex_, async (sql) => {
      const [delivery] = await rows<DeliveryRow>(sql, "update release_delivery set state = 'sent', words = 'Everything arrived; the recipient has not answered yet', updated_at = now() where id = ? and state in ('waiting', 'working') returning *", [id])
      if (!delivery) return
      await this.sent_(sql, row, delivery.channel, { member_id: null, at })
      await enqueue(sql, request(readAcknowledgements, {}, { delayMs: 2_000 })) // Many answer at once: their word need not wait for the clock.
    })
  }

  /** Batches that wait for an answer, by channel: of the last ninety days. */
  unanswered(): Promise<{ delivery_id: string; channel: string; batch: string }[]> {
    return rows(this.sql_, "select d.id as delivery_id, d.channel, e.batch from release_delivery d join release_export e on e.id = d.export_id where d.state = 'sent' and d.channel <> 'by-hand' and d.deleted_at is null and d.created_at > now() - interval '90 days' order by e.batch limit 500")
  }

  /** Keeps what a recipient said. Again changes nothing. */
  async answered(deliveryId: string, { verdict, words, at }: Acknowledgement): Promise<void> {
    await inOne(this.knex_, async (sql) => {
      const [delivery] = await rows<DeliveryRow>(sql, "update release_delivery set state = ?, words = ?, updated_at = now() where id = ? and state = 'sent' returning *", [verdict, words, deliveryId])
      if (!delivery) return
      const [row] = await rows<ExportRow>(sql, "select * from release_export where id = ?", [delivery.export_id])
      if (!row) return
      await note(sql, row.release_id, { kind: `acknowledged.${verdict}`, target: row.target, words: `The recipient ${verdict === "accepted" ? "took" : "refused"} batch ${row.batch}: ${words}`, data: { batch: row.batch }, member_id: null })
      const state = verdict === "rejected" ? "rejected" as const : row.purpose === "takedown" ? "taken_down" as const : "in_review" as const
      const [status] = await rows<{ state: string }>(sql, "select state from release_status where release_id = ? and target = ? and deleted_at is null", [row.release_id, row.target])
      // An update's acceptance is no news of a release that is live already.
      if (status?.state === "live" && state === "in_review") return
      await setStatus(sql, row.release_id, { target: row.target, state, source: "acknowledgement", reason: verdict === "rejected" ? words : null, url: null, artwork_url: null }, { member_id: null, at: new Date(at) })
    })
  }

  private async sent_(sql: SqlRunner, { id, release_id, target, purpose }: ExportRow, channel: string, { member_id, at }: By): Promise<void> {
    await note(sql, release_id, { kind: "delivered", target, words: channel === "by-hand" ? "The package was carried by hand" : `The package went out by ${channel}`, data: { export_id: id, channel }, member_id })
    const [status] = await rows<{ state: string }>(sql, "select state from release_status where release_id = ? and target = ? and deleted_at is null", [release_id, target])
    if (purpose !== "takedown" && status?.state !== "live") await setStatus(sql, release_id, { target, state: "submitted", source: "product", reason: null, url: null, artwork_url: null }, { member_id, at })
  }
}
