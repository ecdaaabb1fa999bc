import { existsSync } from "node:fs"
import { createRequire } from "node:module"

import { aptInstall, findProgram, howToInstall, mayUseApt } from "./needs.mjs"
import { inRoot, ROOT } from "./paths.mjs"
import { run } from "./run.mjs"
import { messageOf, Trouble } from "./trouble.mjs"

/** Chromium without what shows it on a screen: pages take a fifth less of the processor. */
const SHELL = "chromium-headless-shell"

/**
 * The browser that the tests drive: CHROMIUM_PATH, the system's (its headless shell rather than the whole), one installed by
 * the package manager where that is permitted, or Playwright's own download.
 * @param {string} log
 * @returns {Promise<string>}
 */
export async function needChromium(log) {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  /** @type {string[]} */
  const why = []
  const complain = (/** @type {unknown} */ error) => { why.push(messageOf(error)) }
  if (!findProgram(SHELL) && mayUseApt()) await aptInstall([SHELL], log).catch(complain)
  const look = () => findProgram(SHELL, "chromium", "chromium-browser", "google-chrome") ?? playwrightPath()
  if (!look() && mayUseApt()) await aptInstall(["chromium"], log).catch(complain)
  if (!look()) await run(process.execPath, [inRoot("node_modules/playwright-core/cli.js"), "install", "chromium"], { cwd: ROOT, log }).catch(complain)
  const installed = look()
  if (installed) return installed
  throw new Trouble(`The browser tests need Chromium, and it could not be installed: install it with your package manager, or set CHROMIUM_PATH. Log: ${log}\n${why.join("\n")}`)
}

function playwrightPath() {
  try {
    /** @type {typeof import("playwright-core")} */
    const playwright = createRequire(inRoot("package.json"))("playwright-core")
    const path = playwright.chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** Programs that the tests use: readers of the PDFs that the shop delivers, and Redis, without which its half of the job tests is skipped. */
export async function needTestTools(/** @type {string} */ log) {
  const packages = { pdftotext: "poppler-utils", qpdf: "qpdf" }
  const missing = Object.entries({ ...packages, "redis-server": "redis-server" }).filter(([program]) => !findProgram(program)).map(([, name]) => name)
  if (missing.length === 0) return "skipped"
  if (mayUseApt()) await aptInstall(missing, log)
  const still = Object.entries(packages).filter(([program]) => !findProgram(program)).map(([, name]) => name)
  if (still.length > 0) {
    throw new Trouble(`The tests read the license PDFs with ${still.join(" and ")}: install with ${howToInstall(...still)}.`)
  }
  return "done"
}
