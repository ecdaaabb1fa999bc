import type { LicenseCredit } from "@max-booster/extension-api"
import { marks, rows, type SqlRunner } from "@max-booster/jobs"
import { renewalRefusal, upgradeRefusal } from "../../core/renewal"
import { termOf } from "../../core/term"
import { installed } from "../../extensions"
import type { LicenseRow } from "./rows"

type Link = Pick<LicenseRow, "id" | "number" | "customer_id" | "recording_id" | "type" | "state" | "line_id" | "facts" | "paid_at"> & { root: string; is_succeeded: boolean }

/** By license, what was paid along its chain of upgrades, and what it may become. What was refunded with the license's end does not count. */
export async function creditsOf(sql: SqlRunner, licenseIds: readonly string[], today: string): Promise<Map<string, LicenseCredit>> {
  if (licenseIds.length === 0) return new Map()
  const links = await rows<Link>(
    sql, `with recursive chain (root, id) as (
       select id, id from license where id in (${marks(licenseIds)}) and deleted_at is null
       union all select c.root, s.license_id from chain c join license_succession s on s.new_license_id = c.id and s.kind = 'upgrade' and s.undone_at is null)
     select c.root, l.id, l.number, l.customer_id, l.recording_id, l.type, l.state, l.line_id, l.facts, l.paid_at, exists (select 1 from license_succession s where s.license_id = l.id and s.undone_at is null) as is_succeeded
     from chain c join license l on l.id = c.id`, licenseIds,
  )
  return new Map(links.filter(({ root, id }) => root === id).map((license) => [license.id, toCredit(license, links.filter(({ root }) => root === license.id), today)]))
}

function toCredit({ id, number, customer_id, recording_id, type, state, facts, paid_at, is_succeeded }: Link, chain: readonly Link[], today: string): LicenseCredit {
  const { currency } = facts.price
  const { ends_on } = termOf({ paid_at, facts })
  const known = installed().types.find((each) => each.id === type)
  const gone = known ? null : "This kind of license is not offered any more."
  const counting = chain.filter((link) => link.facts.price.currency === currency && (link.id === id || link.state !== "revoked"))
  return {
    license_id: id, number, customer_id, recording_id, type, currency, ends_on, upgrades_to: known?.upgradesTo ?? [],
    lines: counting.map((link) => ({ line_id: link.line_id, gross: link.facts.price.amount, net: (link.facts.net ?? link.facts.price).amount })),
    blocked: { upgrade: upgradeRefusal({ state, isSucceeded: is_succeeded }) ?? gone, renewal: renewalRefusal({ state, ends_on, isSucceeded: is_succeeded }, today) ?? gone },
  }
}
