import type { HeldLicense, LicenseEventView } from "@max-booster/api-contract"
import { formatDay } from "../../lib/format"

/** How long a license runs, with what is left of it. */
export function termWords({ starts_on, ends_on, days_left, state }: Pick<HeldLicense, "starts_on" | "ends_on" | "days_left" | "state">, today = new Date().toISOString().slice(0, 10)): string {
  if (starts_on > today) return `Starts on ${formatDay(starts_on)}${ends_on ? `, ends with ${formatDay(ends_on)}` : ""}`
  if (ends_on === null) return "No end"
  if (state === "expired") return `Ended with ${formatDay(ends_on)}`
  return days_left === null ? `Until ${formatDay(ends_on)}` : `Until ${formatDay(ends_on)}, ${leftWords(days_left)}`
}

/** Days in words as people count them. */
export function leftWords(days: number): string {
  if (days <= 0) return "its last day"
  if (days < 60) return days === 1 ? "one day left" : `${days} days left`
  return days < 730 ? `${Math.floor(days / 30)} months left` : `${Math.floor(days / 365)} years left`
}

const words: Record<LicenseEventView["kind"], string> = {
  issued: "Issued", expired: "Its term ended", revoked: "Revoked", superseded: "Superseded by", renewed: "Renewed by", reinstated: "Holds again: the money of its upgrade went back", reminded: "Reminded of its end on",
  breach_reported: "The producer asked to end it", breach_declined: "The operator did not end it", breach_noticed: "Notice of a breach", breach_remedied: "The breach was put right",
}

/** What happened, in words. */
export const eventWords = ({ kind }: Pick<LicenseEventView, "kind">): string => words[kind]

/** How near a license is to its limits, over all of them. */
export const levelOf = ({ usage }: Pick<HeldLicense, "usage">): "fine" | "near" | "reached" => (usage.some(({ level }) => level === "reached") ? "reached" : usage.some(({ level }) => level === "near") ? "near" : "fine")
