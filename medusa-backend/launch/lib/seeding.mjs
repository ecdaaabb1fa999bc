import { isSeeded, seed } from "./data-steps.mjs"
import { readJson, writeWhole } from "./files.mjs"
import { step } from "./say.mjs"
import { Trouble } from "./trouble.mjs"

/** The shop is open from here on; the rest of the seed follows. */
const BEATS_FOR_READY = 3

/** @typedef {{ seller: import("./report.mjs").Login, buyer: import("./report.mjs").Login }} DemoLogins */

/**
 * Fills an empty shop. The seed reports JSON lines: once `{ step: "logins", seller, buyer }`, then `{ step: "beat", done, of, title }`
 * a beat and `{ step: "stems", title }` for each whose stems are sold too.
 * @param {import("./data-steps.mjs").Context} context
 * @returns {Promise<{ finished: Promise<unknown> }>} resolved when three beats are on sale; `finished` when all are
 */
export async function fillShop(context) {
  if (await isSeeded(context)) return { finished: Promise.resolve("skipped") }
  /** @type {() => void} */
  let open = () => {}
  const enough = new Promise((/** @type {(value?: undefined) => void} */ resolve) => { open = resolve })
  /** The shop is open once its logins are on disk, however fast the seed is. */
  let kept = Promise.resolve()

  const finished = step("Seed", (note) => seed(context, (report) => {
    if (report.step === "logins") kept = writeWhole(loginsFile(context), JSON.stringify({ seller: report.seller, buyer: report.buyer }), 0o600)
    if (report.step === "stems") note(`the stems of ${report.title}`)
    if (report.step !== "beat") return
    note(`${report.done} of ${report.of}, ${report.title}`)
    if (report.done >= Math.min(BEATS_FOR_READY, report.of)) open()
  }))
  finished.catch(() => {})
  await Promise.race([enough, finished])
  await kept
  return { finished }
}

/**
 * The demo producer and buyer that the seed made.
 * @returns {Promise<DemoLogins>}
 */
export async function demoLogins(/** @type {import("./data-steps.mjs").Context} */ context) {
  const logins = await readJson(loginsFile(context))
  if (!logins?.seller?.email || !logins?.buyer?.email) {
    throw new Trouble(`The seed did not say who the demo producer and buyer are. Log: ${context.parts.logOf("seed")}`)
  }
  return logins
}

const loginsFile = (/** @type {import("./data-steps.mjs").Context} */ { settings }) => settings.at("stamps", "logins.json")
