import { Modules } from "@medusajs/framework/utils"
import { completeCartWorkflow, createCartWorkflow, createPaymentCollectionForCartWorkflow, createPaymentSessionsWorkflow, createRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { loadApp } from "../app"
import { atOnce } from "../seed/at-once"

const PROVIDER = "pp_system_default"
const REGION = "Benchmark: plain Medusa"

/**
 * The peer of `npm run bench -- checkout`: Medusa's own carts, paid with its system payment provider, in this process.
 * Usage: `node plain-checkout.js VARIANT_ID ORDERS AT_ONCE`; prints JSON with the milliseconds of each order and of all.
 */
async function main([variantId = "", orders = "20", most = "4"]: string[]): Promise<void> {
  const { container, shutdown } = await loadApp({ routes: false })
  const regions = container.resolve(Modules.REGION)
  const [known] = await regions.listRegions({ name: REGION })
  const currency_code = process.env["CURRENCY"] ?? "usd"
  const region = known ?? (await createRegionsWorkflow(container).run({ input: { regions: [{ name: REGION, currency_code, countries: [], payment_providers: [PROVIDER], automatic_taxes: false }] } })).result[0]
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({}, { order: { created_at: "DESC" }, take: 1 })
  const order = async (): Promise<number> => {
    const began = performance.now()
    const { result: cart } = await createCartWorkflow(container).run({ input: { region_id: region?.id ?? "", currency_code, sales_channel_id: channel?.id ?? "", email: "bench@example.com", items: [{ variant_id: variantId, quantity: 1, requires_shipping: false }] } })
    const { result: collection } = await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cart.id } })
    await createPaymentSessionsWorkflow(container).run({ input: { payment_collection_id: collection.id, provider_id: PROVIDER } })
    await completeCartWorkflow(container).run({ input: { id: cart.id } })
    return performance.now() - began
  }
  await order() // the first one compiles
  const turn = atOnce(Number(most))
  const began = performance.now()
  const each = await Promise.all(Array.from({ length: Number(orders) }, () => turn(order)))
  process.stdout.write(`\n${JSON.stringify({ each, all: performance.now() - began })}\n`)
  await shutdown()
  process.exit(0)
}

main(process.argv.slice(2)).catch((error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); process.exit(1) })
