import type { SqlRunner } from "@max-booster/jobs"
import { DEFAULT_FEE, feePoints, type FeePolicy } from "./core/fee"
import { rows } from "./sql"

/** What an operator decides for the whole store, besides single sellers' fees. */
export type StorePolicy = FeePolicy & { onBehalfOf: boolean; sellBeforeOnboarding: boolean }

type PolicyRow = { id: string; points: number; tiers: { from: string; points: number }[]; on_behalf_of: boolean; sell_before_onboarding: boolean }

const STORE = "store"
const toPolicy = ({ points, tiers }: PolicyRow): FeePolicy => ({ points, tiers: tiers.map((tier) => ({ from: BigInt(tier.from), points: tier.points })) })

export async function storePolicy(sql: SqlRunner): Promise<StorePolicy> {
  const [row] = await rows<PolicyRow>(sql, "select * from fee_policy where id = ? and deleted_at is null", [STORE])
  return row ? { ...toPolicy(row), onBehalfOf: row.on_behalf_of, sellBeforeOnboarding: row.sell_before_onboarding } : { ...DEFAULT_FEE, onBehalfOf: false, sellBeforeOnboarding: true }
}

/** Sellers' own policies, by seller id. */
export async function sellerPolicies(sql: SqlRunner): Promise<Map<string, FeePolicy>> {
  const own = await rows<PolicyRow>(sql, "select * from fee_policy where id <> ? and deleted_at is null", [STORE])
  return new Map(own.map((row) => [row.id, toPolicy(row)]))
}

/** The fee of each seller in basis points, by his own policy or the store's, and by what he has sold in this currency. */
export async function feesOf(sql: SqlRunner, sellerIds: readonly string[], currency: string): Promise<Map<string, number>> {
  const [store, own, sold] = await Promise.all([storePolicy(sql), sellerPolicies(sql), soldBy(sql, currency, sellerIds)])
  return new Map(sellerIds.map((id) => [id, feePoints(own.get(id) ?? store, sold.get(id) ?? 0n)]))
}

/** What sellers sold in this currency, of all or of these; what was refunded whole does not count. */
export async function soldBy(sql: SqlRunner, currency: string, sellerIds?: readonly string[]): Promise<Map<string, bigint>> {
  const among = sellerIds ? `and seller_id in (${sellerIds.map(() => "?").join(", ")})` : ""
  const sold = await rows<{ seller_id: string; sold: string }>(
    sql, `select seller_id, sum(amount)::text as sold from sale where currency = ? and state <> 'refunded' and deleted_at is null ${among} group by seller_id`, [currency, ...(sellerIds ?? [])],
  )
  return new Map(sold.map((row) => [row.seller_id, BigInt(row.sold)]))
}

export async function savePolicy(sql: SqlRunner, sellerId: string | null, policy: FeePolicy & Partial<StorePolicy>): Promise<void> {
  const tiers = JSON.stringify(policy.tiers.map(({ from, points }) => ({ from: from.toString(), points })))
  await sql(
    `insert into fee_policy (id, points, tiers, on_behalf_of, sell_before_onboarding) values (?, ?, ?::jsonb, ?, ?)
     on conflict (id) do update set points = excluded.points, tiers = excluded.tiers, on_behalf_of = excluded.on_behalf_of, sell_before_onboarding = excluded.sell_before_onboarding, updated_at = now(), deleted_at = null`,
    [sellerId ?? STORE, policy.points, tiers, policy.onBehalfOf ?? false, policy.sellBeforeOnboarding ?? true],
  )
}

/** From now on the store's policy holds for a seller again. */
export const dropPolicy = async (sql: SqlRunner, sellerId: string): Promise<void> => { await sql("delete from fee_policy where id = ? and id <> ?", [sellerId, STORE]) }
