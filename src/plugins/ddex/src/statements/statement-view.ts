import type { DividedRoyaltyView, RoyaltyStatementCard, RoyaltyStatementView } from "@max-booster/api-contract"
import { ROYALTIES, ROYALTY_LEDGER, type DividedRoyalty, type RoyaltyLedgerDoor } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { money, toMoneyJson, type MoneyJson } from "@max-booster/kernel"
import { readDecimal, toMinor } from "../core/statements/decimal"
import { matchKeyOf, wholes, type Sum } from "../core/statements/sums"
import type { Digest, RoyaltiesService, StatementRow } from "../modules/royalties"
import { duesOf, toSum } from "./dues"
import { recordingsOf, type KnownRecordings } from "./recordings-of"

const EMPTY = { columns: {}, decimal_comma: false, currency: null, period: null, store: null }

/** An exact amount in major units as money, rounded. */
export const rounded = ({ currency, amount }: { currency: string; amount: string }): MoneyJson => toMoneyJson(money(toMinor([readDecimal(amount)], currency)[0] ?? 0n, currency))

/** A line of the list. */
export const toCard = ({ id, filename, source, state, fraction, lines, created_at, posted_at }: StatementRow, digest: Digest | undefined): RoyaltyStatementCard => ({
  id, filename, source, state, fraction, lines, from: digest?.from ?? null, to: digest?.to ?? null, totals: digest?.totals.map(rounded) ?? [], quantity: digest?.quantity ?? "0",
  created_at: new Date(created_at).toISOString(), posted_at: posted_at && new Date(posted_at).toISOString(),
})

/** A statement with all that its producer decides on. */
export async function viewOf(container: Resolver, row: StatementRow): Promise<RoyaltyStatementView> {
  const royalties = container.resolve<RoyaltiesService>(ROYALTIES)
  const isRead = row.state === "draft" || row.state === "posted"
  const [digests, duplicates, known, work] = await Promise.all([royalties.digests([row.id]), royalties.duplicatesOf(row.id), recordingsOf(container, row.seller_id), isRead ? royalties.workSums(row.id) : []])
  const sums = work.map(toSum)
  const { encoding, delimiter, columns, preview, reading, fault, problems, problem_count } = row
  return {
    ...toCard(row, digests.get(row.id)), encoding, delimiter, columns, preview, reading: reading ?? EMPTY, fault, problems, problem_count,
    duplicates: { lines: duplicates.lines, of: duplicates.of, totals: duplicates.totals.map(rounded), included: row.with_duplicates },
    unknown: unknownOf(sums, known), matches: [...known.byHand].flatMap(([key, id]) => (id !== null && sums.some((sum) => matchKeyOf(sum) === key) ? [{ key, recording_id: id, title: known.titleOf(id) }] : [])),
    divided: (await dividedOf(container, row, sums, known)).map(toDivided),
  }
}

/** How a draft will be divided, or how a posted statement was. */
async function dividedOf(container: Resolver, { id, state, seller_id }: StatementRow, sums: readonly Sum[], known: KnownRecordings): Promise<DividedRoyalty[]> {
  const ledger = container.resolve<RoyaltyLedgerDoor>(ROYALTY_LEDGER)
  if (state === "posted") return ledger.royaltiesOf(id)
  return state === "draft" ? ledger.divideRoyalties(seller_id, duesOf(sums, known)) : []
}

const toDivided = ({ currency, amount, shares, recording_id, title, period, sheet_version }: DividedRoyalty): DividedRoyaltyView => ({
  recording_id, title, period, sheet_version, amount: { amount, currency }, shares: shares.map(({ party_id, name, own, kind, amount: part }) => ({ party_id, name, own, kind, amount: { amount: part, currency } })),
})

const SHOWN = 200

function unknownOf(sums: readonly Sum[], { recordingOf }: KnownRecordings): RoyaltyStatementView["unknown"] {
  const groups = new Map<string, Sum[]>()
  for (const sum of sums) if (recordingOf(sum) === null) groups.set(matchKeyOf(sum), [...(groups.get(matchKeyOf(sum)) ?? []), sum])
  return [...groups].map(([key, own]) => ({
    key, isrc: own[0]?.isrc ?? null, title: own[0]?.title ?? "", artist: own[0]?.artist ?? "", quantity: own.reduce((sum, { quantity }) => sum + quantity, 0n).toString(), totals: wholes(own).map(({ amount, currency }) => toMoneyJson(money(amount, currency))),
  })).sort((a, b) => (BigInt(a.quantity) < BigInt(b.quantity) ? 1 : -1)).slice(0, SHOWN)
}
