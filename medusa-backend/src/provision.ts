import { randomBytes } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createApiKeysWorkflow, createRegionsWorkflow, createSalesChannelsWorkflow, createUserAccountWorkflow, linkSalesChannelsToApiKeyWorkflow, updateStoresWorkflow } from "@medusajs/medusa/core-flows"
import { loadApp } from "./app"
import { readConfig } from "./config"

const PROVIDER = "pp_stripe-connect_stripe"
const COUNTRIES = ["us", "ca", "gb", "de", "fr", "es", "it", "nl", "se", "no", "dk", "fi", "ie", "pt", "pl", "at", "ch", "be", "au", "nz", "jp", "br", "mx", "za", "ng", "gh", "in"]
const CHANNEL = "Max Booster shop"

/**
 * Lays what a shop needs before anything is sold: sales channel, region with our payment provider, publishable key, the operator's login.
 * Runs again without harm; prints one JSON line: `{ publishableKey, operator: { email, password } }`.
 */
async function main(): Promise<void> {
  process.env["MEDUSA_WORKER_MODE"] = "server"
  const config = readConfig()
  const { container, shutdown } = await loadApp({ routes: false })
  const channelId = await salesChannel(container)
  await region(container, config.CURRENCY)
  const publishableKey = await publishable(container, channelId)
  const operator = { email: process.env["OPERATOR_EMAIL"] ?? "operator@max-booster.test", password: process.env["OPERATOR_PASSWORD"] ?? randomBytes(12).toString("base64url") }
  const password = await operatorLogin(container, operator)
  process.stdout.write(`\n${JSON.stringify({ publishableKey, operator: { email: operator.email, password } })}\n`)
  await shutdown()
  process.exit(0)
}

async function salesChannel(container: MedusaContainer): Promise<string> {
  const [found] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({ name: CHANNEL })
  if (found) return found.id
  const { result } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [{ name: CHANNEL, description: "The storefront" }] } })
  const id = result[0]?.id ?? ""
  const [store] = await container.resolve(Modules.STORE).listStores()
  if (store) await updateStoresWorkflow(container).run({ input: { selector: { id: store.id }, update: { name: "Max Booster", default_sales_channel_id: id } } })
  return id
}

async function region(container: MedusaContainer, currency: string): Promise<void> {
  const [store] = await container.resolve(Modules.STORE).listStores({}, { relations: ["supported_currencies"] })
  if (store && !store.supported_currencies?.some((c) => c.currency_code === currency && c.is_default)) {
    await updateStoresWorkflow(container).run({ input: { selector: { id: store.id }, update: { supported_currencies: [{ currency_code: currency, is_default: true }] } } })
  }
  const [found] = await container.resolve(Modules.REGION).listRegions({ currency_code: currency })
  if (found) return
  await createRegionsWorkflow(container).run({ input: { regions: [{ name: "World", currency_code: currency, countries: COUNTRIES, payment_providers: [PROVIDER], automatic_taxes: false }] } })
}

async function publishable(container: MedusaContainer, channelId: string): Promise<string> {
  const keys = container.resolve(Modules.API_KEY)
  const [found] = await keys.listApiKeys({ type: "publishable", title: CHANNEL })
  const key = found ?? (await createApiKeysWorkflow(container).run({ input: { api_keys: [{ title: CHANNEL, type: "publishable", created_by: "provision" }] } })).result[0]
  if (!key) throw new Error("Medusa made no publishable key")
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "api_key", fields: ["id", "sales_channels_link.sales_channel_id"], filters: { id: key.id } })
  const links = (data[0] as { sales_channels_link?: { sales_channel_id: string }[] } | undefined)?.sales_channels_link ?? []
  if (!links.some((l) => l.sales_channel_id === channelId)) await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [channelId] } })
  return key.token
}

/** @returns the password when the login is new or the environment names it; null when an operator exists whose password only he knows */
async function operatorLogin(container: MedusaContainer, { email, password }: { email: string; password: string }): Promise<string | null> {
  const [user] = await container.resolve(Modules.USER).listUsers({ email })
  if (user) return process.env["OPERATOR_PASSWORD"] ?? null
  const { authIdentity, error } = await container.resolve(Modules.AUTH).register("emailpass", { body: { email, password } } as never)
  if (!authIdentity) throw new Error(`The operator's login could not be made: ${error ?? "unknown"}`)
  await createUserAccountWorkflow(container).run({ input: { authIdentityId: authIdentity.id, userData: { email, first_name: "Store", last_name: "Operator" } } })
  return password
}

main().catch((error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); process.exit(1) })
