/** Where events are delivered. */
export interface WebhookTarget {
  url: string
  secret: string
}

/** How one emulator runs. */
export interface Settings {
  host: string
  port: number
  stateFile?: string
  /** The shop's name on the payment page. */
  merchant?: string
  webhooks: { platform?: WebhookTarget; connect?: WebhookTarget }
}

const LOOPBACK = ["127.0.0.1", "localhost", "::1"]

/**
 * Reads the environment. @throws {Error} naming the key and the fix
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const host = env.HOST ?? "127.0.0.1"
  if (!LOOPBACK.includes(host)) {
    throw new Error(`HOST is ${host}, but the emulator serves this machine only. Unset it, or set HOST=127.0.0.1.`)
  }
  const port = Number(env.PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is "${env.PORT ?? ""}", but must be a port number. Set PORT, for example PORT=12111.`)
  }
  return {
    host,
    port,
    stateFile: env.STRIPE_EMULATOR_STATE,
    merchant: env.STRIPE_EMULATOR_MERCHANT,
    webhooks: {
      platform: target(env, "STRIPE_WEBHOOK"),
      connect: target(env, "STRIPE_CONNECT_WEBHOOK"),
    },
  }
}

function target(env: NodeJS.ProcessEnv, prefix: string): WebhookTarget | undefined {
  const url = env[`${prefix}_URL`]
  const secret = env[`${prefix}_SECRET`]
  if (!url && !secret) return undefined
  if (!url || !secret) throw new Error(`${prefix}_URL and ${prefix}_SECRET go together. Set both, or neither.`)
  return { url, secret }
}
