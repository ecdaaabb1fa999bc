import { MedusaError } from "@medusajs/framework/utils"
import { ROYALTIES, ROYALTY_LEDGER, type RoyaltyLedgerDoor } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import type { MoneyJson } from "@max-booster/kernel"
import { wholes } from "../core/statements/sums"
import type { RoyaltiesService, StatementRow } from "../modules/royalties"
import { duesOf, toSum } from "./dues"
import { recordingsOf } from "./recordings-of"

/**
 * Hands a draft to the ledger: statement, royalties and postings commit together. A posted one is no news.
 * @throws {MedusaError} not_allowed — being read, not readable, or its totals are not those that were shown
 */
export async function confirmStatement(container: Resolver, { id, seller_id }: StatementRow, shown: readonly MoneyJson[]): Promise<void> {
  const royalties = container.resolve<RoyaltiesService>(ROYALTIES)
  const known = await recordingsOf(container, seller_id)
  await royalties.transaction(async (sql) => {
    // Two statements of a shop must not both be posted as the first that says something.
    await sql("select pg_advisory_xact_lock(hashtext('royalty_statements'), hashtext(?))", [seller_id])
    const draft = await royalties.lockDraft(sql, id)
    if (!draft) return checkPosted(await royalties.find(id, seller_id, sql))
    if (draft.fault !== null) refuse(`${draft.fault}. Then it can be posted.`)
    if (draft.lines === 0) refuse("No line of the file could be read, so there is nothing to post")
    await royalties.markDuplicates(sql, id)
    const sums = (await royalties.workSums(id, sql)).map(toSum)
    const now = wholes(sums).map(({ currency, amount }) => `${currency} ${amount}`).sort()
    if (now.join() !== shown.map(({ currency, amount }) => `${currency} ${amount}`).sort().join()) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The statement comes to something else than when you looked: another one was posted meanwhile. Look again.", "changed_meanwhile")
    await container.resolve<RoyaltyLedgerDoor>(ROYALTY_LEDGER).postRoyalties(sql, { id, seller_id, source: draft.source }, duesOf(sums, known))
    await royalties.markPosted(sql, id)
  })
}

function checkPosted(row: StatementRow | null): void {
  if (row?.state === "posted") return
  refuse(row?.state === "reading" ? "The file is still being read" : "The file could not be read, so it cannot be posted")
}

function refuse(words: string): never {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, words, "not_postable")
}
