import { existsSync } from "node:fs"
import { join } from "node:path"

import { inRoot, SERVER } from "./paths.mjs"
import { STORE_USER } from "./settings.mjs"
import { Trouble } from "./trouble.mjs"

/** How Node runs the backend's programs. Medusa makes many short-lived objects: with more room for them it starts, and works, a tenth faster. */
export const NODE = ["--enable-source-maps", "--max-semi-space-size=32"]

/**
 * The compiled file of one of the backend's programs.
 * @param {string} path inside `medusa-backend/`, without extension
 * @throws {Trouble} when its source is missing
 */
export function program(path) {
  const file = join(SERVER, "medusa-backend", `${path}.js`)
  if (!existsSync(file)) throw new Trouble(`medusa-backend/${path}.ts is missing, so ${file} was not built: restore it (\`git status\` shows what was deleted).`)
  return file
}

const node = (/** @type {string} */ path) => ({ command: process.execPath, args: [...NODE, program(path)], cwd: SERVER })

/**
 * What runs, by name. Each is read at call time: the build comes first.
 * @param {import("./settings.mjs").Settings} settings
 * @param {NodeJS.ProcessEnv} env
 */
export function services(settings, env) {
  const { ports, backendUrl } = settings
  return {
    /** @returns {import("./parts.mjs").Part} */
    stripe: () => ({
      name: "stripe", ...node("emulators/stripe/main"),
      env: {
        ...env, PORT: String(ports.stripe), STRIPE_EMULATOR_STATE: settings.at("stripe.json"),
        STRIPE_WEBHOOK_URL: `${backendUrl}/hooks/stripe`, STRIPE_CONNECT_WEBHOOK_URL: `${backendUrl}/hooks/stripe/connect`,
      },
    }),
    /** @returns {import("./parts.mjs").Part} */
    mail: () => ({
      name: "mail", ...node("emulators/mail/main"),
      env: { ...env, PORT: String(ports.mail), SMTP_PORT: String(ports.smtp), MAIL_STATE: settings.at("mail") },
    }),
    /** @returns {import("./parts.mjs").Part} */
    store: () => ({
      name: "store", ...node("emulators/store/main"),
      env: { ...env, PORT: String(ports.store), SFTP_PORT: String(ports.sftp), STORE_STATE: settings.at("store"), STORE_USER: STORE_USER },
    }),
    /** @returns {import("./parts.mjs").Part} */
    backend: () => ({
      name: "backend", ...node("src/server"), graceMs: 15_000,
      env: { ...env, PORT: String(ports.backend), MEDUSA_WORKER_MODE: "server" },
    }),
    /** @returns {import("./parts.mjs").Part} */
    worker: () => ({
      name: "worker", ...node("src/worker"), graceMs: 15_000,
      env: { ...env, PORT: String(ports.worker), WORKER_PORT: String(ports.worker), MEDUSA_WORKER_MODE: "worker" },
    }),
    /** @returns {import("./parts.mjs").Part} */
    storefront: (dev = false) => ({
      name: "storefront", cwd: inRoot("storefront"), command: process.execPath,
      args: [inRoot("storefront/node_modules/next/dist/bin/next"), dev ? "dev" : "start", "-p", String(ports.storefront), "-H", "127.0.0.1"],
      env: { ...env, NODE_ENV: dev ? "development" : "production", PORT: String(ports.storefront) },
    }),
  }
}
