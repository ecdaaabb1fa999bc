import { formatMoney } from "@max-booster/kernel"
import { isNothing, percent, type Recoupment, type Share } from "./split-sheet"

/** What the words of a sheet are made of. `day`: ISO 8601 date, or null for "as soon as everybody has agreed". */
export type SplitWords = { title: string; shop: string; version: number; day: string | null; shares: readonly Share[]; recoup: Recoupment | null }

/** The words of a split sheet, as everybody agrees to them. Frozen with the version; nobody's e-mail address stands in it. */
export function splitText({ title, shop, version, day, shares, recoup }: SplitWords): string {
  const first = recoup && shares.find(({ partyId }) => partyId === recoup.partyId)
  return [
    `Split sheet for “${title}”, version ${version}, proposed by ${shop}.`,
    day === null ? "It counts from the moment when everybody has agreed." : `It counts from ${day}, 00:00 UTC, or from the moment when everybody has agreed, whichever is later.`,
    "What this recording earns, after discounts and the platform’s fee, is divided so:",
    ...shares.filter((share) => !isNothing(share)).map(({ name, role, revenuePoints, publishingPoints }) => `- ${name} (${role}): ${percent(revenuePoints)} of revenue, ${percent(publishingPoints)} of publishing.`),
    ...shares.filter(isNothing).map(({ name }) => `- ${name}: nothing.`),
    ...(recoup && first ? [`Before that, ${first.name} recovers ${formatMoney(recoup)} from revenue.`] : []),
    "Sales made before this version counts stay divided as they were. A change needs a new version and everybody’s agreement again.",
  ].join("\n")
}
