import { existsSync } from "node:fs"
import { isAbsolute, join, resolve } from "node:path"

import { inRoot } from "./paths.mjs"
import { choosePorts } from "./ports.mjs"
import { Trouble } from "./trouble.mjs"

/** The key that the Stripe emulator accepts; any other one means the real Stripe. */
export const EMULATOR_KEY = "sk_test_emulator"

/** Who the store emulator knows: as an app of Spotify's API, at its SFTP server and as an access key of its drop. */
export const STORE_USER = "max-booster"

/**
 * What one instance is: its folder, ports, addresses, and which parts are embedded.
 * @typedef {ReturnType<typeof readSettings>} Settings
 */

/**
 * Reads and validates the environment. A `.env` file in the repository's root is read first; it never overrides;
 * `MAX_BOOSTER_ENV_FILE=none` leaves it out (the tests do).
 * @param {NodeJS.ProcessEnv} [env]
 * @throws {Trouble} naming the key and the fix
 */
export function readSettings(env = process.env) {
  if (env === process.env && env.MAX_BOOSTER_ENV_FILE !== "none" && existsSync(inRoot(".env"))) process.loadEnvFile(inRoot(".env"))
  const dir = resolve(env.MAX_BOOSTER_DIR || inRoot(".max-booster"))
  const ports = choosePorts(env)
  validate(env)
  return {
    dir, ports,
    at: (/** @type {string[]} */ ...parts) => join(dir, ...parts),
    storefrontUrl: env.STOREFRONT_URL || `http://localhost:${ports.storefront}`,
    backendUrl: env.BACKEND_URL || `http://localhost:${ports.backend}`,
    stripeUrl: env.STRIPE_EMULATOR_URL || `http://localhost:${ports.stripe}`,
    mailUrl: env.MAIL_URL || `http://localhost:${ports.mail}`,
    storeUrl: `http://localhost:${ports.store}`,
    filesDir: resolve(env.FILES_DIR || join(dir, "files")),
    embedded: {
      postgres: !env.DATABASE_URL,
      stripe: !env.STRIPE_API_KEY || env.STRIPE_API_KEY === EMULATOR_KEY,
      mail: !env.SMTP_URL && !env.SENDGRID_API_KEY,
      store: !env.SPOTIFY_CLIENT_ID && !env.RELEASE_SFTP_URL && !env.RELEASE_S3_BUCKET,
    },
  }
}

/** The ports that this instance opens itself. */
export function portsInUse(/** @type {Settings} */ { ports, embedded }) {
  const { postgres, stripe, mail, smtp, store, sftp, ...always } = ports
  return {
    ...always,
    ...(embedded.postgres ? { postgres } : {}),
    ...(embedded.stripe ? { stripe } : {}),
    ...(embedded.mail ? { mail, smtp } : {}),
    ...(embedded.store ? { store, sftp } : {}),
  }
}

function validate(/** @type {NodeJS.ProcessEnv} */ env) {
  const url = (/** @type {string} */ key, /** @type {RegExp} */ scheme, /** @type {string} */ example) => {
    const value = env[key]
    if (!value) return
    if (!URL.canParse(value) || !scheme.test(value)) throw new Trouble(`${key} is not an address we can use: write it like ${example}, or unset it.`)
  }
  url("DATABASE_URL", /^postgres(ql)?:\/\//, "postgres://user:password@host:5432/max_booster")
  url("REDIS_URL", /^rediss?:\/\//, "redis://host:6379")
  url("SMTP_URL", /^smtps?:\/\//, "smtp://user:password@host:587")
  for (const key of ["BACKEND_URL", "STOREFRONT_URL", "STRIPE_EMULATOR_URL", "MAIL_URL"]) url(key, /^https?:\/\//, "https://shop.example.com")
  for (const key of ["FFMPEG_PATH", "FFPROBE_PATH"]) {
    const value = env[key]
    if (value && !(isAbsolute(value) && existsSync(value))) throw new Trouble(`${key} is "${value}", and no such file exists: write the absolute path of the program, or unset it.`)
  }
  const key = env.STRIPE_API_KEY
  if (key && key !== EMULATOR_KEY && !/^(sk|rk)_(test|live)_/.test(key)) {
    throw new Trouble("STRIPE_API_KEY is not a secret key: it begins with sk_test_ or sk_live_ (Stripe dashboard, Developers, API keys).")
  }
  if (key && key !== EMULATOR_KEY) {
    for (const needed of ["STRIPE_WEBHOOK_SECRET", "STRIPE_CONNECT_WEBHOOK_SECRET"]) {
      if (!env[needed]?.startsWith("whsec_")) throw new Trouble(`${needed} is missing: with a real STRIPE_API_KEY, set it to the endpoint's signing secret (whsec_...).`)
    }
  }
}
