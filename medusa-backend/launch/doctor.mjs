/** `npm run doctor`: what is here, what is missing, and how to get it. Ends with 1 when something needed is missing. */
import { existsSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import { pathToFileURL } from "node:url"

import { isInstalled } from "./lib/install.mjs"
import { readJson } from "./lib/files.mjs"
import { licensePlugins } from "./lib/license-plugins.mjs"
import { findProgram, freeBytes, howToInstall, mayUseApt, versionOf } from "./lib/needs.mjs"
import { nodeTrouble } from "./lib/node-version.mjs"
import { Parts } from "./lib/parts.mjs"
import { inRoot } from "./lib/paths.mjs"
import { holderOf, isFree, PORTS } from "./lib/ports.mjs"
import { startOf } from "./lib/process-id.mjs"
import { bold, green, red, say, yellow } from "./lib/say.mjs"
import { portsInUse, readSettings } from "./lib/settings.mjs"
import { messageOf } from "./lib/trouble.mjs"

/** @typedef {{ name: string, found: string, state: "ok" | "later" | "missing" }} Finding */

const MARKS = { ok: green("✓"), later: yellow("○"), missing: red("✗") }
const gigabytes = (/** @type {number} */ bytes) => `${(bytes / 1024 ** 3).toFixed(1)} GB`

/** @returns {Promise<Finding[]>} */
async function examine() {
  const settings = readSettings()
  const launcher = await readJson(settings.at("launcher.json"))
  const runs = Boolean(launcher?.pid && startOf(launcher.pid) === launcher.started)
  const free = await freeBytes(settings.dir)
  const left = runs ? [] : (await new Parts(settings.dir).leftovers()).filter(({ ours }) => ours).map(({ name }) => name)
  return [
    machine(),
    disk(free, settings.dir),
    ...(await Promise.all([
      program("FFmpeg", process.env.FFMPEG_PATH || findProgram("ffmpeg"), "-version", "ffmpeg"),
      program("ffprobe", process.env.FFPROBE_PATH || findProgram("ffprobe"), "-version", "ffmpeg"),
      program("Chromium (npm test)", findProgram("chromium", "chromium-browser", "google-chrome"), "--version", "chromium", true),
      program("pdftotext (npm test)", findProgram("pdftotext"), "-v", "poppler-utils", true),
      program("qpdf (npm test)", findProgram("qpdf"), "--version", "qpdf", true),
    ])),
    found("Packages", isInstalled(), "installed", "not installed yet: `npm start` does it"),
    found("Backend build", existsSync(inRoot(".medusa/server/.build.json")), "built", "not built yet: `npm start` does it"),
    ...extensions(),
    found("Storefront build", existsSync(inRoot("storefront/.next/BUILD_ID")), "built", "not built yet: `npm start` does it"),
    found("Data", existsSync(settings.at("pgdata/PG_VERSION")) || !settings.embedded.postgres, settings.embedded.postgres ? settings.dir : "the database of DATABASE_URL", `none yet in ${settings.dir}`),
    found("Max Booster", runs, `runs (process ${launcher?.pid})`, left.length === 0 ? "does not run" : `does not run; a start that was killed left ${left.join(", ")}: \`npm start\` ends them`),
    ...(runs ? [] : await ports(settings, left)),
  ]
}

/** @returns {Finding} */
function machine() {
  const trouble = nodeTrouble(process.version)
  return { name: "Node", found: trouble ?? `${process.version}, ${cpus().length} cores, ${gigabytes(totalmem())} memory, ${process.platform} ${process.arch}`, state: trouble ? "missing" : "ok" }
}

/** @returns {Finding} */
function disk(/** @type {number} */ free, /** @type {string} */ dir) {
  const enough = free > (isInstalled() ? 0.5 : 3) * 1024 ** 3
  return { name: "Disk", found: `${gigabytes(free)} free at ${dir}${enough ? "" : "; 3 GB are needed: set MAX_BOOSTER_DIR to a folder on a larger disk"}`, state: enough ? "ok" : "missing" }
}

/** @returns {Promise<Finding>} */
async function program(/** @type {string} */ name, /** @type {string | undefined} */ path, /** @type {string} */ flag, /** @type {string} */ aptPackage, optional = false) {
  if (path) return { name, found: `${path}  ${(await versionOf(path, flag)).replace(/ Copyright.*/, "")}`, state: "ok" }
  if (mayUseApt()) return { name, found: `missing; installed by apt when it is needed (${aptPackage})`, state: "later" }
  return { name, found: `missing: install it with ${howToInstall(aptPackage)}`, state: optional ? "later" : "missing" }
}

/** License plugins, as the backend would find them; before it is built nobody knows. @returns {Finding[]} */
function extensions() {
  if (!existsSync(inRoot(".medusa/server/.build.json"))) return []
  return licensePlugins().map(({ name, version, types, fault }) => ({ name: "License plugin", found: `${name}${version ? ` ${version}` : ""}: ${fault ?? types.map(({ label }) => label).join(", ")}`, state: fault ? "missing" : "ok" }))
}

/** @returns {Finding} */
const found = (/** @type {string} */ name, /** @type {boolean} */ is, /** @type {string} */ yes, /** @type {string} */ no) =>
  ({ name, found: is ? yes : no, state: is ? "ok" : "later" })

/** @returns {Promise<Finding[]>} */
async function ports(/** @type {import("./lib/settings.mjs").Settings} */ settings, /** @type {string[]} */ left) {
  const freed = (/** @type {string} */ name) => left.includes(name === "smtp" ? "mail" : name)
  return Promise.all(Object.entries(portsInUse(settings)).filter(([name]) => !freed(name)).map(async ([name, port]) => {
    if (await isFree(port)) return found(`Port ${port}`, true, `free, for ${name}`, "")
    const holder = (await holderOf(port)) ?? "another program"
    const { variable } = PORTS[/** @type {keyof typeof PORTS} */ (name)]
    return { name: `Port ${port}`, found: `taken by ${holder}, wanted for ${name}: set ${variable} or MAX_BOOSTER_PORT_BASE`, state: /** @type {const} */ ("missing") }
  }))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const findings = await examine()
    for (const { name, found: text, state } of findings) say(`${MARKS[state]} ${bold(name.padEnd(22))}${text}`)
    const missing = findings.filter(({ state, name }) => state === "missing" && name !== "License plugin")
    say(missing.length === 0 ? "\nNothing is in the way of `npm start`." : red(`\n${missing.length} in the way of \`npm start\`: ${missing.map(({ name }) => name).join(", ")}.`))
    process.exitCode = missing.length === 0 ? 0 : 1
  } catch (error) {
    say(red(messageOf(error)))
    process.exitCode = 1
  }
}
