/**
 * `npm run faults`: starts a shop of its own, then kills and breaks it at every step of purchase and refund, and compares what it comes to
 * with a run that nothing disturbed. With `--json` the last line of stdout is `{ tried, survived, failed: [...] }`.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { needTestTools } from "./lib/browser.mjs"
import { install } from "./lib/install.mjs"
import { needFfmpeg } from "./lib/needs.mjs"
import { say, step } from "./lib/say.mjs"
import { startInstance } from "./lib/test-instance.mjs"
import { runVitest } from "./lib/vitest.mjs"

const folder = await mkdtemp(join(tmpdir(), "max-booster-faults-"))
const log = join(folder, "install.log")
for (const part of /** @type {const} */ (["root", "storefront"])) await step(`Packages (${part})`, () => install(part, { log }))
await step("FFmpeg", () => needFfmpeg(log))
await step("PDF tools", () => needTestTools(log))
const dir = join(folder, "shop")
const shop = process.env.READY_JSON ? undefined : await step("Start the shop", () => startInstance({ dir }))
const { passed, failed, failures } = await runVitest("faults", { env: shop ? { READY_JSON: shop.readyJson, MAX_BOOSTER_DIR: dir } : {}, live: true })
await shop?.stop()
await rm(folder, { recursive: true, force: true })
for (const failure of failures) say(failure)
console.log(process.argv.includes("--json") ? JSON.stringify({ tried: passed + failed, survived: passed, failed: failures.map((failure) => failure.split("\n")[0]) }) : `${passed} of ${passed + failed} faults survived`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
