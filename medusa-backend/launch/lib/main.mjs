import { answers, crashed } from "./answers.mjs"
import { readSettings } from "./settings.mjs"
import { writeWhole } from "./files.mjs"
import { becomeLauncher, forgetData, retire } from "./instance.mjs"
import { Parts } from "./parts.mjs"
import { printReady } from "./report.mjs"
import { CommandFailed } from "./run.mjs"
import { dim, green, hush, red, say, step, yellow } from "./say.mjs"
import { demoLogins } from "./seeding.mjs"
import { openShop, runShop } from "./shop.mjs"
import { messageOf, Trouble } from "./trouble.mjs"
import { watchSources } from "./watch.mjs"
import { keepAlive } from "./watchdog.mjs"

/**
 * `npm start`: prepares, starts, stays until it is asked to stop, and then ends every process group.
 * @param {string[]} args `--fresh`, `--dev`
 */
export async function main(args) {
  const started = Date.now()
  const unknown = args.find((arg) => !["--fresh", "--dev"].includes(arg))
  try {
    if (unknown) throw new Trouble(`${unknown} is not known: \`npm start -- --fresh\` begins with empty data, \`npm run dev\` reloads on change.`)
    await launch({ started, fresh: args.includes("--fresh"), dev: args.includes("--dev") })
  } catch (error) {
    tell(error)
    process.exit(1)
  }
}

async function launch(/** @type {{ started: number, fresh: boolean, dev: boolean }} */ { started, fresh, dev }) {
  const settings = readSettings()
  await becomeLauncher(settings)
  const parts = new Parts(settings.dir)
  const { isStopping, stop } = stopOnSignal(parts, settings)
  try {
    const left = await parts.sweep()
    if (left.length > 0) say(`${yellow("!")} Ended what an earlier start left running: ${left.join(", ")}.`)
    if (fresh) await forgetData(settings)
    const failed = new Promise((_resolve, reject) => {
      parts.onCrash = (part, how) => reject(crashed(parts, part.name, how))
    })
    const shop = await openShop({ settings, parts, dev })
    const up = await /** @type {ReturnType<typeof runShop>} */ (Promise.race([runShop(shop), failed]))
    if (isStopping()) return
    await announce(shop, up, started)
    keepAlive(parts, isStopping)
    if (dev) await watchSources(shop)
    up.seeded.then(
      (answer) => { if (answer !== "skipped") say(`${green("✓")} Every beat of the seed is on sale.`) },
      (error) => { if (!isStopping()) say(red(`The seed stopped before its end; the shop runs on, and the next start goes on with it. ${messageOf(error)}`)) },
    )
  } catch (error) {
    if (isStopping()) return
    tell(error)
    hush()
    await stop()
    process.exit(1)
  }
}

/** Ctrl-C, SIGTERM and a closed terminal end everything: gracefully, then by force; a second Ctrl-C by force at once. */
function stopOnSignal(/** @type {Parts} */ parts, /** @type {import("./settings.mjs").Settings} */ settings) {
  let stopping = false
  const stop = async () => {
    stopping = true
    hush()
    await parts.stopAll()
    await retire(settings)
  }
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (stopping) {
        if (signal === "SIGINT") parts.hurry()
        return
      }
      say(dim(signal === "SIGINT" ? "Stopping; Ctrl-C again ends everything by force." : `${signal}: stopping.`))
      step("Stop", stop).then(() => process.exit(0), (error) => {
        tell(error)
        process.exit(1)
      })
    })
  }
  return { isStopping: () => stopping, stop }
}

/** Checks the last addresses, writes `ready.json` and prints the table. */
async function announce(/** @type {import("./shop.mjs").Shop} */ shop, /** @type {Awaited<ReturnType<typeof runShop>>} */ { publishableKey, operator }, /** @type {number} */ started) {
  const { settings } = shop
  const ready = {
    storefront: settings.storefrontUrl, backend: settings.backendUrl, admin: `${settings.backendUrl}/app`, cms: `${settings.storefrontUrl}/cms`,
    stripe: settings.embedded.stripe ? settings.stripeUrl : "https://dashboard.stripe.com",
    mail: settings.embedded.mail ? settings.mailUrl : "", store: settings.embedded.store ? settings.storeUrl : "", publishableKey,
    logins: { operator, ...(await demoLogins(shop)) },
  }
  for (const address of [ready.admin, ready.cms]) {
    if (!(await answers(address, 60_000))) throw new Trouble(`${address} does not answer. Logs: ${settings.at("logs")}`)
  }
  await writeWhole(settings.at("ready.json"), `${JSON.stringify(ready, null, 2)}\n`, 0o600)
  printReady(ready, Date.now() - started, settings.dir)
}

function tell(/** @type {unknown} */ error) {
  const isPlain = error instanceof Trouble || error instanceof CommandFailed || !(error instanceof Error)
  say(red(isPlain ? messageOf(error) : (error.stack ?? error.message)))
}
