import { loopbackHost, portOf } from "../shared/http"

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
  /** Days until the funds of a charge are available; none unless set. */
  pendingDays?: number
  webhooks: { platform?: WebhookTarget; connect?: WebhookTarget }
}

/**
 * Reads the environment. @throws {Error} naming the key and the fix
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    host: loopbackHost(env.HOST),
    port: portOf(env, "PORT", 12_111),
    stateFile: env.STRIPE_EMULATOR_STATE,
    merchant: env.STRIPE_EMULATOR_MERCHANT,
    pendingDays: daysOf(env.STRIPE_EMULATOR_PENDING_DAYS),
    webhooks: {
      platform: target(env, "STRIPE_WEBHOOK"),
      connect: target(env, "STRIPE_CONNECT_WEBHOOK"),
    },
  }
}

function daysOf(text: string | undefined): number {
  const days = Number(text || 0)
  if (Number.isInteger(days) && days >= 0 && days <= 30) return days
  throw new Error(`STRIPE_EMULATOR_PENDING_DAYS is "${text}", but must be a number of days from 0 to 30. Unset it, or set STRIPE_EMULATOR_PENDING_DAYS=2.`)
}

function target(env: NodeJS.ProcessEnv, prefix: string): WebhookTarget | undefined {
  const url = env[`${prefix}_URL`]
  const secret = env[`${prefix}_SECRET`]
  if (!url && !secret) return undefined
  if (!url || !secret) throw new Error(`${prefix}_URL and ${prefix}_SECRET go together. Set both, or neither.`)
  return { url, secret }
}
