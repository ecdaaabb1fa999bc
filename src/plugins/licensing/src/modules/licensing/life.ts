import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { BreachAction, CapName, LicenseEventView } from "@max-booster/api-contract"
import type { LicenseCredit, LicenseNews, Replaced } from "@max-booster/extension-api"
import { onKnex, rows, type SqlRunner } from "@max-booster/jobs"
import { breachOf, breachRefusal } from "../../core/breach"
import { reminderDue } from "../../core/reminder"
import { dayOf, termOf } from "../../core/term"
import { limitsOf } from "../../core/usage"
import { creditsOf } from "./credits"
import { note, tell, type NewEvent } from "./history"
import { livesOf, totalsOf, type LifeQuery, type LifeRow, type Whose } from "./lives"
import type { LicenseRow } from "./rows"
import { claim } from "./successions"

type Knex = { transaction<T>(work: (trx: unknown) => Promise<T>): Promise<T> }
/** What a licensee reports: totals to date, and where they can be seen. */
export type NewReport = { as_of: string; totals: Partial<Record<CapName, number>>; note: string }
/** Who does something about a breach, and why. */
export type BreachStep = { action: BreachAction; reason: string; confirmed: boolean; by: "producer" | "operator"; actor_id: string }

const kinds = { report: "breach_reported", notice: "breach_noticed", remedy: "breach_remedied", decline: "breach_declined", end: "revoked" } as const satisfies Record<BreachAction, LicenseEventView["kind"]>

/** What happens to licenses after they were issued. Each change commits with its history and its mails. */
export class LicenseLife {
  private readonly sql_: SqlRunner

  constructor(private readonly knex_: Knex) {
    this.sql_ = onKnex(knex_)
  }

  /** A page of licenses with their lives, newest first. */
  list(whose: Whose, query: LifeQuery): Promise<LifeRow[]> {
    return livesOf(this.sql_, whose, query)
  }

  /** One license with its life, or null when there is none, or it is another's. */
  async find(whose: Whose, id: string): Promise<LifeRow | null> {
    return (await livesOf(this.sql_, whose, { id, offset: 0, limit: 1 }))[0] ?? null
  }

  /** What a shop's licensees report in all. */
  totals(sellerId: string): Promise<Partial<Record<CapName, number>>> {
    return totalsOf(this.sql_, sellerId)
  }

  /**
   * Keeps a report of use.
   * @throws {MedusaError} not_allowed: the license was never valid, or another took over · invalid_data: a day to come, or a use that the license does not name
   */
  async report({ id, state, caps }: LicenseRow, { as_of, totals, note: where }: NewReport, now: Date): Promise<void> {
    if (state === "issuing" || state === "superseded") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, state === "issuing" ? "This license is being written. Report its use in a moment." : "Another license took over from this one. Report the use there.", "no_report")
    if (as_of > dayOf(now)) throw new MedusaError(MedusaError.Types.INVALID_DATA, "The totals are of a day that has not come yet.", "invalid")
    const unknown = Object.keys(totals).find((cap) => !limitsOf(caps).some((limit) => limit.cap === cap))
    if (unknown) throw new MedusaError(MedusaError.Types.INVALID_DATA, `This license does not count ${unknown}.`, "invalid")
    await this.sql_("insert into license_usage (id, license_id, as_of, totals, note) values (?, ?, ?::date, ?::jsonb, ?)", [generateEntityId(undefined, "lus"), id, as_of, JSON.stringify(totals), where])
  }

  /** Does something about a breach. @throws {MedusaError} not_found · not_allowed: it cannot be done now */
  async breach(whose: Whose, id: string, { action, reason, confirmed, by, actor_id }: BreachStep, now: Date): Promise<void> {
    await this.knex_.transaction(async (trx) => {
      const sql = onKnex(trx)
      await sql("select 1 from license where id = ? for update", [id])
      const [license] = await livesOf(sql, whose, { id, offset: 0, limit: 1 })
      if (!license) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no license ${id}`)
      const refusal = breachRefusal(action, license.state, breachOf(license.history), now, confirmed)
      if (refusal) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, refusal, "breach_refused")
      const event: NewEvent = { license_id: id, kind: kinds[action], by, actor_id, words: reason, ...(action === "end" && { data: { cause: "breach" } }) }
      if (action === "end") await sql("update license set state = 'revoked', updated_at = now() where id = ?", [id])
      await (action === "report" ? note(sql, event) : tell(sql, event))
    })
  }

  /**
   * Ends valid licenses whose last day (UTC) was before this moment's; then reminds of those that end soon, each stage once.
   * @returns how many ended and were reminded of
   */
  async keep(now: Date): Promise<{ ended: number; reminded: number }> {
    const today = dayOf(now)
    return { ended: await this.knex_.transaction((trx) => this.end_(onKnex(trx), today)), reminded: await this.knex_.transaction((trx) => this.remind_(onKnex(trx), today)) }
  }

  /** Takes the licenses that a paid plan replaces for it. @returns those that another payment has, or that do not hold any more */
  claim(planId: string, replaced: readonly Replaced[]): Promise<Replaced[]> {
    return this.knex_.transaction((trx) => claim(onKnex(trx), planId, replaced))
  }

  /** Lets go what a plan has taken and never became a license. */
  async release(planId: string): Promise<void> {
    await this.sql_("update license_succession set undone_at = now() where charge_plan_id = ? and new_license_id is null and undone_at is null", [planId])
  }

  /** By license, what an upgrade takes off and a renewal goes on from; unknown ids are left out. */
  creditsOf(licenseIds: readonly string[], now: Date): Promise<Map<string, LicenseCredit>> {
    return creditsOf(this.sql_, licenseIds, dayOf(now))
  }

  /** What happened, for who writes to the licensee; null when there is nothing of that id. */
  async newsOf(eventId: string): Promise<LicenseNews | null> {
    const [event] = await rows<{ license_id: string; kind: LicenseNews["kind"]; words: string | null; data: { cause?: "refund" | "breach" } }>(this.sql_, "select license_id, kind, words, data from license_event where id = ?", [eventId])
    const license = event && (await this.find("all", event.license_id))
    if (!license) return null
    const { id, number, label, facts, seller_id, customer_id, history, successor, state } = license
    return {
      license_id: id, number, label, state, kind: event.kind, words: event.words, cause: event.data.cause ?? null, beat_title: facts.beat_title, seller_id, customer_id, name: facts.licensee.name, email: facts.licensee.email, ends_on: termOf(license).ends_on,
      remedy_by: breachOf(history)?.remedy_by ?? null, is_succeeded: successor !== null, is_gift: customer_id === "",
    }
  }

  private async end_(sql: SqlRunner, today: string): Promise<number> {
    const ended = await rows<{ id: string }>(sql, "update license set state = 'expired', updated_at = now() where state = 'valid' and deleted_at is null and license_ends_on(facts, paid_at) < ?::date returning id", [today])
    for (const { id } of ended) await tell(sql, { license_id: id, kind: "expired", by: "shop" })
    return ended.length
  }

  private async remind_(sql: SqlRunner, today: string): Promise<number> {
    const soon = await rows<{ id: string; ends_on: string; sent: number[] }>(
      sql, `select l.id, license_ends_on(l.facts, l.paid_at)::text as ends_on, coalesce((select jsonb_agg((e.data ->> 'stage')::int) from license_event e where e.license_id = l.id and e.kind = 'reminded'), '[]') as sent from license l
        where l.state = 'valid' and l.deleted_at is null and license_ends_on(l.facts, l.paid_at) between ?::date and ?::date + 30 and not exists (select 1 from license_succession s where s.license_id = l.id and s.undone_at is null)`,
      [today, today],
    )
    let reminded = 0
    for (const { id, ends_on, sent } of soon) {
      const stage = reminderDue(ends_on, today, sent)
      if (stage !== null && (await tell(sql, { license_id: id, kind: "reminded", by: "shop", words: ends_on, data: { stage } }))) reminded++
    }
    return reminded
  }
}
