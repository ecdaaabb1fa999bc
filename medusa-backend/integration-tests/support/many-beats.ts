import { query } from "./database"

/** Every row of a table that fits `where`, again so many times; `change` says columns in SQL, where `n` numbers the copies and `t` is the row. */
async function copies(table: string, where: string, count: number, params: unknown[], change: Record<string, string>): Promise<void> {
  const pairs = Object.entries(change).map(([column, sql]) => `'${column}', ${sql}`).join(", ")
  await query(
    `insert into "${table}" select r.* from "${table}" t cross join generate_series(1, ${count}) n cross join lateral jsonb_populate_record(null::"${table}", to_jsonb(t) || jsonb_build_object(${pairs})) r where ${where}`, params,
  )
}

const next = (column: string) => `t."${column}" || '-' || n`

/** Copies a listed beat so many times, as rows: recording, files, listing, product, variants and prices. @returns what takes the copies off the shop again */
export async function manyBeats(recordingId: string, count: number): Promise<() => Promise<unknown>> {
  const product = "t.product_id = (select product_id from listing where recording_id = $1)"
  const variants = "t.variant_id in (select variant_id from listing_tier join listing on listing.id = listing_id where recording_id = $1)"
  const priceSets = "(select price_set_id from product_variant_price_set join listing_tier using (variant_id) join listing on listing.id = listing_id where recording_id = $1)"
  await copies("recording", "t.id = $1", count, [recordingId], { id: next("id"), upload_id: next("upload_id") })
  await copies("asset", "t.recording_id = $1", count, [recordingId], { id: next("id"), recording_id: next("recording_id") })
  await copies("product", "t.id = (select product_id from listing where recording_id = $1)", count, [recordingId], { id: next("id"), handle: next("handle") })
  await copies("product_variant", product, count, [recordingId], { id: next("id"), product_id: next("product_id") })
  await copies("price_set", `t.id in ${priceSets}`, count, [recordingId], { id: next("id") })
  await copies("price", `t.price_set_id in ${priceSets}`, count, [recordingId], { id: next("id"), price_set_id: next("price_set_id") })
  await copies("product_variant_price_set", variants, count, [recordingId], { id: next("id"), variant_id: next("variant_id"), price_set_id: next("price_set_id") })
  await copies("listing", "t.recording_id = $1", count, [recordingId], { id: next("id"), recording_id: next("recording_id"), handle: next("handle"), product_id: next("product_id") })
  await copies("listing_tier", "t.listing_id = (select id from listing where recording_id = $1)", count, [recordingId], { id: next("id"), variant_id: next("variant_id"), listing_id: next("listing_id") })
  return () => query("delete from listing where recording_id like $1 || '-%'", [recordingId])
}
