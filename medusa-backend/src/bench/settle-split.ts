import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import { onKnex, type SqlRunner } from "@max-booster/jobs"
import { ORDERS, type ChargePlanRecord, type OrdersService } from "../../../src/modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../../src/modules/stripe-connect"
import { loadApp } from "../app"

const SELLERS = 20
const COLLABORATORS = 5

/**
 * `npm run bench -- split`: settles a paid order of 20 sellers with 5 collaborators each: sales, lines, shares, postings and transfers in one
 * transaction; and, as the limit, inserts the same rows with one statement a table. Everything is rolled back.
 * Usage: `node settle-split.js TIMES`; prints JSON with the milliseconds of each.
 */
async function main([times = "20"]: string[]): Promise<void> {
  const { container, shutdown } = await loadApp({ routes: false })
  const ours: number[] = []
  const limit: number[] = []
  for (let n = 0; n <= Number(times); n++) {
    const rows = await rolledBack(container, async (sql) => {
      const began = performance.now()
      await settle(container, sql, n)
      const took = performance.now() - began
      if (n > 0) ours.push(took) // the first one warms up
      return rowsOf(sql, n)
    })
    await rolledBack(container, async (sql) => {
      await openPlan(sql, n)
      const began = performance.now()
      for (const [table, records] of rows) await insertAll(sql, table, records)
      if (n > 0) limit.push(performance.now() - began)
    })
  }
  process.stdout.write(`\n${JSON.stringify({ ours, limit })}\n`)
  await shutdown()
  process.exit(0)
}

const planId = (n: number) => `plan_bench_${n}`

async function settle(container: MedusaContainer, sql: SqlRunner, n: number): Promise<void> {
  const plan = await openPlan(sql, n)
  const due = await container.resolve<OrdersService>(ORDERS).recordSale(sql, plan, { id: `order_bench_${n}`, number: n, lineOf: (variant) => `${variant}_${n}` })
  await container.resolve<StripeConnectService>(STRIPE_CONNECT).oweTransfers(sql, (due ?? []).map(({ party_id, amount }) => ({
    charge_plan_id: plan.id, order_id: `order_bench_${n}`, party_id, seller_id: null, kind: "separate" as const, amount: amount.toString(), currency: "usd", payment_intent: `pi_bench_${n}`,
  })))
}

/** A paid plan: each seller sells one beat for 29.95 that he shares with five others. */
async function openPlan(sql: SqlRunner, n: number): Promise<ChargePlanRecord> {
  const sellers = Array.from({ length: SELLERS }, (_, i) => `sel_bench_${i}`)
  const parties = sellers.map((seller_id) => ({ seller_id, amount: "2995", platform_fee: "300", seller_amount: "2695", destination: null }))
  const lines = sellers.map((seller_id, i) => ({
    cart_line_id: `line_${i}`, variant_id: `variant_${i}`, listing_id: `lst_${i}`, recording_id: `rec_bench_${i}`, seller_id, type: "mp3", label: "MP3", exclusive: false, beat_title: `Beat ${i}`, producer: seller_id,
    amount: "2995", platform_fee: "300", tax: "0", grant: {},
    split: { sheet_id: "sheet", recoup: null, shares: [{ party_id: seller_id, points: 5_000 }, ...Array.from({ length: COLLABORATORS }, (_, c) => ({ party_id: `payee_bench_${i}_${c}`, points: 1_000 }))] },
  }))
  const amount = String(2_995 * SELLERS)
  await sql(
    `insert into charge_plan (id, cart_id, customer_id, state, mode, amount, currency, parties, lines, reasons, fingerprint, acceptance_id, customer_email, success_url, cancel_url, payment_intent, paid_at)
     values (?, ?, 'cus_bench', 'paid', 'separate', ?, 'usd', ?::jsonb, ?::jsonb, '{}', 'f', 'acc', 'bench@example.com', 'x', 'x', ?, now())`,
    [planId(n), `cart_bench_${n}`, amount, JSON.stringify(parties), JSON.stringify(lines), `pi_bench_${n}`],
  )
  return { id: planId(n), cart_id: `cart_bench_${n}`, customer_id: "cus_bench", state: "paid", mode: "separate", amount, currency: "usd", parties, lines } as unknown as ChargePlanRecord
}

/** What settling has written, table by table. */
async function rowsOf(sql: SqlRunner, n: number): Promise<[string, Record<string, unknown>[]][]> {
  const read = async (statement: string, params: unknown[]) => ((await sql(statement, params)) as { rows: Record<string, unknown>[] }).rows
  const id = planId(n)
  return [
    ["sale", await read("select * from sale where charge_plan_id = ?", [id])],
    ["sale_line", await read("select l.* from sale_line l join sale s on s.id = l.sale_id where s.charge_plan_id = ?", [id])],
    ["sale_share", await read("select h.* from sale_share h join sale_line l on l.id = h.line_id join sale s on s.id = l.sale_id where s.charge_plan_id = ?", [id])],
    ["posting_set", await read("select * from posting_set where reference = ?", [id])],
    ["ledger_entry", await read("select e.* from ledger_entry e join posting_set s on s.id = e.posting_set_id where s.reference = ?", [id])],
    ["transfer", await read("select * from transfer where charge_plan_id = ?", [id])],
  ]
}

async function insertAll(sql: SqlRunner, table: string, records: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(records[0] ?? {})
  const values = records.map(() => `(${columns.map(() => "?").join(", ")})`).join(", ")
  await sql(`insert into "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) values ${values}`, records.flatMap((record) => columns.map((column) => record[column])))
}

/** Does something in a transaction that leaves nothing behind. */
async function rolledBack<T>(container: MedusaContainer, work: (sql: SqlRunner) => Promise<T>): Promise<T> {
  const undo = new Error(generateEntityId(undefined, "undo"))
  let answer: T | undefined
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).transaction(async (trx) => {
    answer = await work(onKnex(trx))
    throw undo
  }).catch((error: unknown) => { if (error !== undo) throw error })
  return answer as T
}

main(process.argv.slice(2)).catch((error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); process.exit(1) })
