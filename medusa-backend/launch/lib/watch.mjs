import { watch } from "node:fs"

import { buildServer } from "../build.mjs"
import { buildAdmin } from "./admin-bundle.mjs"
import { untilAnswers } from "./answers.mjs"
import { inRoot } from "./paths.mjs"
import { dim, red, say, step } from "./say.mjs"
import { messageOf } from "./trouble.mjs"

const FOLDERS = ["src", "medusa-backend/src", "medusa-backend/emulators", "admin-extensions/src"]
const IGNORED = /(^|\/)(node_modules|dist|\.medusa|__tests__)(\/|$)|\.test\.ts$/

/**
 * `npm run dev`: transpiles what changes and restarts the backend, the worker or the emulators.
 * The storefront reloads by itself.
 * @param {import("./shop.mjs").Shop} shop
 */
export async function watchSources(shop) {
  let timer = setTimeout(() => {}, 0)
  let isAdmin = false
  let last = Promise.resolve()
  for (const folder of FOLDERS) {
    watch(inRoot(folder), { recursive: true }, (_event, name) => {
      if (!name || IGNORED.test(name)) return
      isAdmin ||= folder.startsWith("admin-extensions")
      clearTimeout(timer)
      timer = setTimeout(() => {
        const withAdmin = isAdmin
        isAdmin = false
        last = last.then(() => reload(shop, withAdmin)).catch((error) => say(red(messageOf(error))))
      }, 150)
    })
  }
  say(dim("  Watching: the backend restarts on change, the storefront reloads by itself."))
}

async function reload(/** @type {import("./shop.mjs").Shop} */ { parts, run, settings }, /** @type {boolean} */ withAdmin) {
  const { files, changed } = await buildServer()
  const admin = withAdmin && (await step("Bundle the admin", () => buildAdmin({ log: parts.logOf("admin-build") }))) === "done"
  if (files === 0 && !admin) return
  const isEmulator = changed.length > 0 && changed.every((unit) => unit === "emulators")
  const names = isEmulator ? /** @type {const} */ (["stripe", "mail", "store"]) : /** @type {const} */ (["backend", "worker"])
  await step(`Restart ${names.join(" and ")} (${changed.join(", ") || "admin"})`, async () => {
    await Promise.all(names.map((name) => parts.stop(name)))
    for (const name of names) parts.start(run[name]())
    if (!isEmulator) await untilAnswers(parts, "backend", `${settings.backendUrl}/ready`)
  })
}
