import { untilAnswers } from "./answers.mjs"
import { standInForAdmin } from "./admin-placeholder.mjs"
import { childEnv, databaseUrl } from "./child-env.mjs"
import { migrate, migrateCms, provision } from "./data-steps.mjs"
import { isInstalled } from "./install.mjs"
import { needDisk, needFfmpeg } from "./needs.mjs"
import { claimPorts } from "./ports.mjs"
import { steps } from "./prepare.mjs"
import { step } from "./say.mjs"
import { readSecrets } from "./secrets.mjs"
import { fillShop } from "./seeding.mjs"
import { services } from "./services.mjs"
import { portsInUse } from "./settings.mjs"

/**
 * One instance coming up.
 * @typedef {object} Shop
 * @property {import("./settings.mjs").Settings} settings
 * @property {import("./parts.mjs").Parts} parts
 * @property {import("./secrets.mjs").Secrets} secrets
 * @property {NodeJS.ProcessEnv} env what every part is given
 * @property {string} databaseUrl
 * @property {ReturnType<typeof services>} run
 * @property {boolean} dev
 */

/**
 * Checks what the machine must offer.
 * @param {{ settings: import("./settings.mjs").Settings, parts: import("./parts.mjs").Parts, dev: boolean }} options
 * @returns {Promise<Shop>}
 */
export async function openShop({ settings, parts, dev }) {
  await needDisk(settings.dir, isInstalled())
  await claimPorts(portsInUse(settings))
  const secrets = await readSecrets(settings.at("secrets.json"))
  const tools = await step("FFmpeg", () => needFfmpeg(parts.logOf("system-packages")))
  const env = childEnv(settings, secrets, tools)
  return { settings, parts, secrets, env, databaseUrl: databaseUrl(settings, secrets), run: services(settings, env), dev }
}

/**
 * Brings every part up, side by side where one does not need the other.
 * @param {Shop} shop
 * @returns {Promise<{ publishableKey: string, operator: import("./report.mjs").Login, seeded: Promise<unknown> }>}
 */
export async function runShop(shop) {
  const { settings, parts, run } = shop
  const prepare = steps(shop)
  const packages = prepare.packages()
  const storefrontPackages = prepare.storefrontPackages()
  const server = packages.then(prepare.server)
  const database = packages.then(prepare.database)

  const bundling = inTurn() // two bundlers at once need more memory than a small machine has
  const storefrontBuilt = Promise.all([packages, storefrontPackages]).then(() => (shop.dev ? undefined : bundling(prepare.storefront)))
  const standIn = server.then(standInForAdmin)
  const admin = standIn.then(() => bundling(prepare.admin))
  const adminServable = standIn.then((isStandIn) => (isStandIn ? undefined : admin))

  const emulators = server.then(() => Promise.all([
    settings.embedded.stripe && step("Stripe emulator", async () => {
      parts.start(run.stripe())
      await untilAnswers(parts, "stripe", settings.stripeUrl)
    }),
    settings.embedded.mail && step("Mail catcher", async () => {
      parts.start(run.mail())
      await untilAnswers(parts, "mail", settings.mailUrl)
    }),
    settings.embedded.store && step("Store emulator", async () => {
      parts.start(run.store())
      await untilAnswers(parts, "store", `${settings.storeUrl}/health`)
      shop.env.RELEASE_SFTP_HOST_KEY = (await (await fetch(`${settings.storeUrl}/health`)).json()).sftp
    }),
  ]))

  const provisioned = Promise.all([server, database]).then(async () => {
    await step("Migrate", () => migrate(shop))
    return step("Provision", () => provision(shop))
  })

  const backend = Promise.all([provisioned, emulators, adminServable]).then(() => step("Backend and worker", async () => {
    parts.start(run.backend())
    parts.start(run.worker())
    await untilAnswers(parts, "backend", `${settings.backendUrl}/ready`)
    await untilAnswers(parts, "worker", `http://localhost:${settings.ports.worker}/health`)
  }))

  const cms = Promise.all([storefrontBuilt, server, database]).then(() => step("Migrate Payload", () => migrateCms(shop)))
  const storefront = Promise.all([cms, backend]).then(() => step("Storefront", async () => {
    parts.start(run.storefront(shop.dev))
    await untilAnswers(parts, "storefront", settings.storefrontUrl)
  }))

  const seeding = backend.then(() => fillShop(shop))
  const [{ publishableKey, operator }, { finished }] = await Promise.all([provisioned, seeding, storefront, admin])
  return { publishableKey, operator, seeded: finished }
}

/** Runs what it is given one after the other, in the order of the calls. */
function inTurn() {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve()
  return (/** @type {() => Promise<unknown>} */ work) => (last = last.then(work))
}
