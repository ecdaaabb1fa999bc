/** Options of the module and of the payment provider, from `medusa-config.ts`. */
export type StripeOptions = {
  apiKey: string
  /** Address of the local emulator; development and tests only. */
  emulatorUrl?: string | undefined
  webhookSecret: string
  connectWebhookSecret: string
}

/**
 * Refuses settings that could lose money.
 * @throws {Error} naming the key and the fix
 */
export function checkOptions(options: Partial<StripeOptions>, env: NodeJS.ProcessEnv = process.env): StripeOptions {
  const { apiKey, emulatorUrl, webhookSecret, connectWebhookSecret } = options
  if (!apiKey) throw new Error("STRIPE_API_KEY is missing: set your secret key from Stripe's dashboard, or let `npm start` run the emulator.")
  if (!webhookSecret) throw new Error("STRIPE_WEBHOOK_SECRET is missing: set the signing secret of the webhook endpoint (whsec_...).")
  if (!connectWebhookSecret) throw new Error("STRIPE_CONNECT_WEBHOOK_SECRET is missing: set the signing secret of the Connect webhook endpoint (whsec_...).")
  if (emulatorUrl && apiKey.startsWith("sk_live_")) throw new Error("STRIPE_EMULATOR_URL is set with a live key: unset one of them.")
  if (emulatorUrl && env["NODE_ENV"] === "production" && env["ALLOW_EMULATORS"] !== "1") {
    throw new Error("STRIPE_EMULATOR_URL is set in production: it takes no real money. Unset it, or set ALLOW_EMULATORS=1 on a machine for tests.")
  }
  return { apiKey, emulatorUrl, webhookSecret, connectWebhookSecret }
}
