import { existsSync } from "node:fs"
import { createRequire } from "node:module"

import { aptInstall, findProgram, howToInstall, mayUseApt } from "./needs.mjs"
import { inRoot, ROOT } from "./paths.mjs"
import { run } from "./run.mjs"
import { messageOf, Trouble } from "./trouble.mjs"

/**
 * The browser that the tests drive: CHROMIUM_PATH, the system's, one installed by the package manager where that is
 * permitted, or Playwright's own download.
 * @param {string} log
 * @returns {Promise<string>}
 */
export async function needChromium(log) {
  const look = () => {
    const path = process.env.CHROMIUM_PATH || findProgram("chromium", "chromium-browser", "google-chrome") || playwrightPath()
    return path && existsSync(path) ? path : undefined
  }
  const found = look()
  if (found) return found
  /** @type {string[]} */
  const why = []
  if (mayUseApt()) await aptInstall(["chromium"], log).catch((error) => why.push(messageOf(error)))
  if (!look()) {
    await run(process.execPath, [inRoot("node_modules/playwright-core/cli.js"), "install", "chromium"], { cwd: ROOT, log }).catch((error) => why.push(messageOf(error)))
  }
  const installed = look()
  if (installed) return installed
  throw new Trouble(`The browser tests need Chromium, and it could not be installed: install it with your package manager, or set CHROMIUM_PATH. Log: ${log}\n${why.join("\n")}`)
}

function playwrightPath() {
  try {
    /** @type {typeof import("playwright-core")} */
    const playwright = createRequire(inRoot("package.json"))("playwright-core")
    return playwright.chromium.executablePath()
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
