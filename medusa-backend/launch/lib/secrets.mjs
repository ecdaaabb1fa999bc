import { randomBytes } from "node:crypto"
import { chmod } from "node:fs/promises"

import { readJson, writeWhole } from "./files.mjs"

/** Secrets that an instance makes for itself once; a variable of the same name in the environment wins. */
const NAMES = /** @type {const} */ ([
  "JWT_SECRET", "COOKIE_SECRET", "LINK_SECRET", "CMS_SECRET", "PAYLOAD_SECRET", "LICENSE_KEY",
  "STRIPE_WEBHOOK_SECRET", "STRIPE_CONNECT_WEBHOOK_SECRET", "POSTGRES_PASSWORD", "OPERATOR_PASSWORD", "STORE_PASSWORD",
])

/** @typedef {Record<typeof NAMES[number], string>} Secrets */

/**
 * Reads the instance's secrets, making those that are missing. The file is readable by its owner only.
 * @param {string} path
 * @returns {Promise<Secrets>}
 */
export async function readSecrets(path) {
  /** @type {Partial<Secrets>} */
  const known = (await readJson(path)) ?? {}
  const all = /** @type {Secrets} */ (Object.fromEntries(NAMES.map((name) => [name, known[name] ?? fresh(name)])))
  if (NAMES.some((name) => !known[name])) await writeWhole(path, `${JSON.stringify(all, null, 2)}\n`, 0o600)
  await chmod(path, 0o600)
  return all
}

function fresh(/** @type {typeof NAMES[number]} */ name) {
  if (name === "OPERATOR_PASSWORD") return randomBytes(9).toString("base64url") // typed by people
  return (name.includes("WEBHOOK") ? "whsec_" : "") + randomBytes(32).toString("hex")
}
