import { execFile, spawn, type ChildProcess } from "node:child_process"
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"

import { Parts } from "../lib/parts.mjs"
import { groupIsAlive } from "../lib/process-id.mjs"
import { isolatedEnv } from "../lib/test-instance.mjs"
import { tinyShop } from "./tiny-shop"

/** Above the ports among which a shop under test, and the database of the service tests, choose theirs. */
const BASE = 30_400
let root = ""
let dir = ""
let launched: { child: ChildProcess; output: () => string } | undefined

const start = (...args: string[]) => {
  const child = spawn(process.execPath, [join(root, "medusa-backend/launch/start.mjs"), ...args], { cwd: root, env: isolatedEnv(dir, BASE) })
  let text = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => { text += chunk.toString() })
  launched = { child, output: () => text }
  return launched
}
const ended = async ({ child }: { child: ChildProcess }) => {
  await expect.poll(() => child.exitCode ?? child.signalCode, { timeout: 30_000 }).not.toBeNull()
  return child.exitCode
}
const ready = async () => {
  for (const end = Date.now() + 50_000; !existsSync(join(dir, "ready.json")); await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (Date.now() > end || launched?.child.exitCode !== null) throw new Error(`It did not become ready (exit code ${launched?.child.exitCode}):\n${launched?.output()}`)
  }
}
const pidOf = (name: string): number => (JSON.parse(readFileSync(join(dir, "pids", `${name}.json`), "utf8")) as { pid: number }).pid
const answer = (port: number) => fetch(`http://localhost:${port}`).then((response) => response.text(), () => "nothing")

beforeAll(() => {
  root = tinyShop()
  dir = join(dirname(root), "shop")
})
afterEach(async () => {
  launched?.child.kill("SIGKILL")
  if (existsSync(dir)) await new Parts(dir).sweep()
  rmSync(join(dir, "ready.json"), { force: true }) // a killed launcher leaves it
})
afterAll(() => { rmSync(dirname(root), { recursive: true, force: true }) })

it("comes up from nothing, says where, and leaves nothing behind when it is stopped", async () => {
  const shop = start()
  await ready()
  const said = JSON.parse(readFileSync(join(dir, "ready.json"), "utf8")) as Record<string, unknown>
  expect(Object.keys(said)).toEqual(["storefront", "backend", "admin", "cms", "stripe", "mail", "store", "publishableKey", "logins"])
  expect(await answer(BASE)).toBe("shop")
  const groups = readdirSync(join(dir, "pids")).map((file) => pidOf(file.replace(".json", "")))
  expect(groups.filter(groupIsAlive).length).toBeGreaterThanOrEqual(6)
  await expect.poll(shop.output, { timeout: 10_000 }).toMatch(/Every beat of the seed is on sale/)
  shop.child.kill("SIGINT")
  expect(await ended(shop)).toBe(0)
  expect(groups.filter(groupIsAlive)).toEqual([])
  expect(existsSync(join(dir, "ready.json"))).toBe(false)
})

it("comes up again at once: nothing is built, migrated or seeded twice", async () => {
  const shop = start()
  await ready()
  expect(shop.output()).toMatch(/Build the backend up to date/)
  expect(shop.output()).toMatch(/Build the storefront up to date/)
  expect(shop.output()).toMatch(/Migrate up to date/)
  expect(shop.output()).not.toMatch(/Seed/)
})

it("refuses to run twice from one folder, in one sentence", async () => {
  start()
  await ready()
  const second = start()
  expect(await ended(second)).toBe(1)
  expect(second.output()).toMatch(/^Max Booster already runs from .* \(process \d+\): stop it there with Ctrl-C/)
  expect(second.output().trim().split("\n")).toHaveLength(1)
  process.kill((JSON.parse(readFileSync(join(dir, "launcher.json"), "utf8")) as { pid: number }).pid, "SIGKILL")
})

it("after a SIGKILL ends what is left, ignores the old ready.json, and comes up", async () => {
  const first = start()
  await ready()
  const left = pidOf("backend")
  first.child.kill("SIGKILL")
  await ended(first)
  expect(groupIsAlive(left)).toBe(true)
  expect(existsSync(join(dir, "ready.json"))).toBe(true)
  const second = start()
  await expect.poll(second.output, { timeout: 30_000 }).toMatch(/Ended what an earlier start left running: .*backend/)
  expect(groupIsAlive(left)).toBe(false)
  await expect.poll(second.output, { timeout: 30_000 }).toMatch(/Ready in/)
  expect(pidOf("backend")).not.toBe(left)
})

it("reports a part that dies, with its log, and starts it again", async () => {
  const shop = start()
  await ready()
  const worker = pidOf("worker")
  process.kill(worker, "SIGKILL")
  await expect.poll(shop.output, { timeout: 20_000 }).toMatch(/worker was ended by SIGKILL\. Log: .*worker\.log/)
  await expect.poll(() => pidOf("worker"), { timeout: 20_000 }).not.toBe(worker)
  await expect.poll(() => answer(BASE + 2), { timeout: 20_000 }).toBe("worker")
})

it("names a part that does not come up, its last lines and its log file, and stops", async () => {
  const file = join(root, "medusa-backend/src/worker.ts")
  const before = readFileSync(file, "utf8")
  writeFileSync(file, "throw new Error('the queue has no table')")
  const shop = start()
  expect(await ended(shop)).toBe(1)
  writeFileSync(file, before)
  expect(shop.output()).toMatch(/worker ended .*the queue has no table.*Log: .*worker\.log/s)
  expect(existsSync(join(dir, "ready.json"))).toBe(false)
  expect(readdirSync(join(dir, "pids"))).toEqual([])
})

it("says which port is taken, by whom, and how to choose another", async () => {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(BASE + 1, "127.0.0.1", resolve) })
  const shop = start()
  expect(await ended(shop)).toBe(1)
  server.close()
  expect(shop.output()).toMatch(new RegExp(`^Port ${BASE + 1} \\(backend\\) is taken.*BACKEND_PORT=NUMBER.*MAX_BOOSTER_PORT_BASE`))
})

it("--fresh begins with empty data", async () => {
  const first = start()
  await ready()
  writeFileSync(join(dir, "stripe.json"), "[]")
  first.child.kill("SIGTERM")
  await ended(first)
  const second = start("--fresh")
  await ready()
  expect(second.output()).toMatch(/Seed/)
  expect(existsSync(join(dir, "stripe.json"))).toBe(false)
})

it("tells an option that it does not know", async () => {
  const { stderr, stdout } = await promisify(execFile)(process.execPath, [join(root, "medusa-backend/launch/start.mjs"), "--frsh"], { env: isolatedEnv(dir, BASE) })
    .catch((error: { stderr: string; stdout: string }) => error)
  expect(stdout + stderr).toMatch(/--frsh is not known/)
})
