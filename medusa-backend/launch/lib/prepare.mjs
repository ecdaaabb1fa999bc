import { buildServer } from "../build.mjs"
import { buildAdmin } from "./admin-bundle.mjs"
import { install } from "./install.mjs"
import { ensureCluster, postgresPart } from "./postgres.mjs"
import { step } from "./say.mjs"
import { buildStorefront } from "./storefront-build.mjs"

/** The named steps before the parts can run. Each is skipped when it is up to date. */
export function steps(/** @type {import("./shop.mjs").Shop} */ { settings, parts, secrets, env, databaseUrl }) {
  /** Runs a command as a process group that a stop ends too. */
  const lent = async (/** @type {string} */ name, /** @type {(options: { log: string, onSpawn: (pid: number) => void }) => Promise<any>} */ work) => {
    try {
      return await work({ log: parts.logOf(name), onSpawn: parts.lend(name) })
    } finally {
      parts.giveBack(name)
    }
  }
  return {
    packages: () => step("Packages", () => lent("install", (options) => install("root", options))),
    storefrontPackages: () => step("Packages of the storefront", () => lent("install-storefront", (options) => install("storefront", options))),
    server: () => step("Build the backend", async () => ((await buildServer()).files === 0 ? "skipped" : "done")),
    admin: () => step("Bundle the admin", () => lent("admin-build", buildAdmin)),
    storefront: () => step("Build the storefront", () => lent("storefront-build", (options) => buildStorefront({ ...options, env }))),
    database: () => step(settings.embedded.postgres ? "PostgreSQL" : "Database", async () => {
      const { ensureDatabase } = await import("./database.mjs")
      if (settings.embedded.postgres) {
        const data = settings.at("pgdata")
        await ensureCluster({ data, password: secrets.POSTGRES_PASSWORD, log: parts.logOf("initdb") })
        parts.start(await postgresPart({ data, port: settings.ports.postgres }))
      }
      await ensureDatabase(databaseUrl, { isAlive: () => !settings.embedded.postgres || parts.has("postgres") })
    }),
  }
}
