import { readFile } from "node:fs/promises"

import { databaseIdentity } from "./database.mjs"
import { filesBelow, hashFiles, readJson, writeWhole } from "./files.mjs"
import { npm } from "./install.mjs"
import { inRoot, SERVER } from "./paths.mjs"
import { run } from "./run.mjs"
import { NODE, program } from "./services.mjs"
import { oncePer } from "./stamp.mjs"
import { messageOf, Trouble } from "./trouble.mjs"

/**
 * What a step needs to know of the instance.
 * @typedef {{ settings: import("./settings.mjs").Settings, env: NodeJS.ProcessEnv, databaseUrl: string, parts: import("./parts.mjs").Parts }} Context
 */

/** Runs a program to its end as a named process group that a stop ends too. */
async function runNamed(/** @type {Context} */ { parts }, /** @type {string} */ name, /** @type {string} */ command, /** @type {string[]} */ args, /** @type {object} */ options) {
  try {
    return await run(command, args, { ...options, log: parts.logOf(name), onSpawn: parts.lend(name) })
  } catch (error) {
    throw new Trouble(`${name} failed. ${messageOf(error)}`)
  } finally {
    parts.giveBack(name)
  }
}

const runBackend = (/** @type {Context} */ context, /** @type {string} */ name, /** @type {string} */ path, /** @type {object} */ options = {}) =>
  runNamed(context, name, process.execPath, [...NODE, program(path)], { cwd: SERVER, env: context.env, ...options })

/** Brings the database's tables up to date, unless nothing that shapes them changed since it was done to this very database. */
export async function migrate(/** @type {Context} */ context) {
  return oncePer(context.settings.at("stamps", "migrate"), await schemaStamp(context), () => runBackend(context, "migrate", "src/migrate"))
}

async function schemaStamp(/** @type {Context} */ { databaseUrl }) {
  const shapes = async (/** @type {string} */ folder) =>
    (await filesBelow(inRoot(folder), (path) => /\/(migrations|links|models)\//.test(`/${path}`) || path.endsWith("index.ts"))).map((path) => inRoot(folder, path))
  return hashFiles([...(await shapes("src")), inRoot("package-lock.json"), inRoot("medusa-config.ts"), inRoot("medusa-backend/src/migrate.ts")], [await databaseIdentity(databaseUrl)])
}

/** Brings Payload's tables up to date, in the same way. */
export async function migrateCms(/** @type {Context} */ context) {
  const folder = inRoot("storefront")
  const files = (await filesBelow(folder, (path) => path.startsWith("src/payload/"))).map((path) => inRoot("storefront", path))
  const stamp = await hashFiles([...files, inRoot("storefront/package-lock.json")], [await databaseIdentity(context.databaseUrl)])
  const [command, ...args] = npm("run", "-s", "cms:migrate")
  return oncePer(context.settings.at("stamps", "cms-migrate"), stamp, () => runNamed(context, "cms-migrate", command, args, { cwd: folder, env: context.env }))
}

/**
 * Region, sales channel, publishable key and operator. Its answer is kept with the stamp, readable by its owner only.
 * The publishable key goes to a file too: the storefront reads it at run time.
 * @returns {Promise<{ publishableKey: string, operator: { email: string, password: string } }>}
 */
export async function provision(/** @type {Context} */ context) {
  const answer = await provisionOnce(context)
  await writeWhole(context.settings.at("publishable-key"), `${answer.publishableKey}\n`)
  return answer
}

async function provisionOnce(/** @type {Context} */ context) {
  const path = context.settings.at("stamps", "provision.json")
  const stamp = await hashFiles([inRoot("medusa-backend/src/provision.ts"), inRoot("package-lock.json")], [await databaseIdentity(context.databaseUrl)])
  const known = await readJson(path)
  if (known?.stamp === stamp) return known.answer
  const answer = lastJson(await runBackend(context, "provision", "src/provision"))
  if (typeof answer?.publishableKey !== "string" || typeof answer?.operator?.password !== "string") {
    throw new Trouble(`provision did not answer with a publishable key and an operator. Log: ${context.parts.logOf("provision")}`)
  }
  await writeWhole(path, JSON.stringify({ stamp, answer }), 0o600)
  return answer
}

function lastJson(/** @type {string} */ output) {
  for (const line of output.trim().split("\n").reverse()) {
    try {
      return JSON.parse(line)
    } catch { /* a line of the log */ }
  }
  return undefined
}

/** Whether this database holds the whole seed. */
export async function isSeeded(/** @type {Context} */ { settings, databaseUrl }) {
  return (await readFile(settings.at("stamps", "seed"), "utf8").catch(() => "")) === (await databaseIdentity(databaseUrl))
}

/** Runs the seed, telling each line that it reports. */
export async function seed(/** @type {Context} */ context, /** @type {(report: any) => void} */ onReport) {
  await runBackend(context, "seed", "src/seed/main", {
    onLine: (/** @type {string} */ line) => {
      const report = line.startsWith("{") ? lastJson(line) : undefined
      if (report?.step) onReport(report)
    },
  })
  await writeWhole(context.settings.at("stamps", "seed"), await databaseIdentity(context.databaseUrl))
}
