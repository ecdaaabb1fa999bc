import type { HeldLicense, LicenseEventView, SoldLicense } from "@max-booster/api-contract"
import { breachOf } from "../core/breach"
import { renewalRefusal, upgradeRefusal } from "../core/renewal"
import { dayOf, daysUntil, termOf } from "../core/term"
import { usageOf } from "../core/usage"
import type { LifeRow } from "../modules/licensing/lives"
import { installed } from "../extensions"
import { verificationFor } from "../verify"
import { toView } from "./licenses"

/** A license with its life, as its licensee sees it: of a breach only what he has notice of. */
export function toHeld(license: LifeRow, now: Date): HeldLicense {
  const { state, type, caps, reports, history, successor, predecessor } = license
  const [{ starts_on, ends_on }, today, isSucceeded] = [termOf(license), dayOf(now), successor !== null]
  const breach = breachOf(history)
  const ended = state === "revoked" ? [...history].reverse().find(({ kind }) => kind === "revoked") : undefined
  return {
    ...toView(license), starts_on, days_left: state === "valid" && ends_on !== null ? daysUntil(today, ends_on) : null, given: license.customer_id === "", usage: usageOf(caps, reports), verify_url: verificationFor(license).url,
    upgrades_to: upgradeRefusal({ state, isSucceeded }) === null && license.customer_id !== "" ? [...(installed().types.find(({ id }) => id === type)?.upgradesTo ?? [])] : [],
    renewable: renewalRefusal({ state, ends_on, isSucceeded }, today) === null && license.customer_id !== "",
    breach: breach?.state === "noticed" ? breach : null,
    // Words for a refund are the operator's to the seller.
    ended: ended ? { cause: ended.data.cause ?? "refund", words: ended.data.cause === "breach" ? ended.words : null, at: iso(ended.at) } : null,
    successor: known(successor), predecessor: known(predecessor),
  }
}

/** A license as its producer and the operator see it. */
export function toSold(license: LifeRow, now: Date): SoldLicense {
  return { ...toHeld(license, now), breach: breachOf(license.history), licensee: license.facts.licensee.name, reports: reportsOf(license), history: historyOf(license) }
}

/** Reports of use, newest first. */
export const reportsOf = ({ reports }: LifeRow) => reports.map((report) => ({ ...report, reported_at: iso(report.reported_at) })).reverse()

/** What happened to a license, oldest first. */
export const historyOf = ({ history }: LifeRow): LicenseEventView[] => history.map(({ id, kind, by, words, at }) => ({ id, kind, by, words, at: iso(at) }))

/** What happened, as the licensee may know it: not what his producer wished, and not the words of a refund. */
export const historyFor = (license: LifeRow): LicenseEventView[] =>
  historyOf(license).filter(({ kind }) => kind !== "breach_reported" && kind !== "breach_declined").map((event) => (event.kind === "revoked" && license.history.find(({ id }) => id === event.id)?.data.cause !== "breach" ? { ...event, words: null } : event))

/** A page of licenses with how many there are. */
export const pageOf = <View>(rows: readonly LifeRow[], view: (row: LifeRow) => View, { offset, limit }: { offset: number; limit: number }) => ({ licenses: rows.map(view), count: rows[0]?.total ?? 0, offset, limit })

const iso = (at: string) => new Date(at).toISOString()
const known = (kin: LifeRow["successor"]): HeldLicense["successor"] => (kin?.id && kin.number ? { id: kin.id, number: kin.number, kind: kin.kind } : null)
