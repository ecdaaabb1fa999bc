import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"

import { filesBelow, hashFiles } from "./files.mjs"
import { whileLocked } from "./lock.mjs"
import { inRoot } from "./paths.mjs"
import { run } from "./run.mjs"
import { oncePer } from "./stamp.mjs"

const STOREFRONT = inRoot("storefront")
const isSource = (/** @type {string} */ path) =>
  !/(^|\/)(e2e|test-results|__tests__)\//.test(path) && !/\.(test|spec)\.tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$|\.md$/.test(path)

/**
 * `next build`, unless the storefront, the leaf packages and the lock are what they were at the last one.
 * The build needs no backend and bakes no address or key in.
 * @param {{ log?: string, onSpawn?: (pid: number) => void, env?: NodeJS.ProcessEnv }} [options]
 */
export async function buildStorefront(options = {}) {
  const next = inRoot("storefront", "node_modules", "next", "dist", "bin", "next")
  if (!existsSync(next)) throw new Error("The storefront's packages are not installed: run `npm install` in storefront/ (`npm start` does it).")
  const stamp = inRoot("storefront", ".next", "max-booster.stamp")
  if (!existsSync(inRoot("storefront", ".next", "BUILD_ID"))) await rm(stamp, { force: true })
  return whileLocked(inRoot(".medusa", "storefront.lock"), async () => oncePer(stamp, await storefrontHash(), () =>
    run(process.execPath, [next, "build"], {
      ...options, cwd: STOREFRONT, env: { ...process.env, ...options.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    })))
}

async function storefrontHash() {
  const own = (await filesBelow(STOREFRONT, isSource)).map((path) => inRoot("storefront", path))
  const lib = (await filesBelow(inRoot("src/lib"), isSource)).map((path) => inRoot("src/lib", path))
  return hashFiles([...own, ...lib])
}
