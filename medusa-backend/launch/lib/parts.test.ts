import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { spawn } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, it } from "vitest"

import { Parts } from "./parts.mjs"
import { groupIsAlive } from "./process-id.mjs"

const polite = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000)"
const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"
const withChild = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(polite)}], { stdio: 'ignore' }); setInterval(() => {}, 1000)`

const part = (name: string, script: string, graceMs?: number) => ({ name, command: process.execPath, args: ["-e", script], env: process.env, graceMs })

describe("parts", () => {
  let dir = ""
  const groups: number[] = []
  const start = (parts: Parts, name: string, script: string, graceMs?: number) => {
    const { pid = 0 } = parts.start(part(name, script, graceMs))
    groups.push(pid)
    return pid
  }
  beforeEach(() => { dir = mkdtempSync(join(tmpdir(), "parts-")) })
  afterEach(() => {
    for (const group of groups.splice(0)) if (groupIsAlive(group)) process.kill(-group, "SIGKILL")
    rmSync(dir, { recursive: true, force: true })
  })

  it("ends a part together with what it started", async () => {
    const parts = new Parts(dir)
    const pid = start(parts, "a", withChild)
    await sleep(300)
    await parts.stopAll()
    expect(groupIsAlive(pid)).toBe(false)
    expect(existsSync(join(dir, "pids", "a.json"))).toBe(false)
  })

  it("ends by force what does not end when asked", async () => {
    const parts = new Parts(dir)
    const pid = start(parts, "a", stubborn, 300)
    await sleep(300)
    await parts.stopAll()
    expect(groupIsAlive(pid)).toBe(false)
  })

  it("ends what a killed launcher left, and nothing else", async () => {
    const launcher = new Parts(dir)
    const left = start(launcher, "left", polite)
    const stranger = spawn(process.execPath, ["-e", polite], { detached: true, stdio: "ignore" })
    groups.push(stranger.pid ?? 0)
    await sleep(200)
    writeFileSync(join(dir, "pids", "recycled.json"), JSON.stringify({ pid: stranger.pid, started: "another time" }))
    launcher.onCrash = () => {}
    expect(await new Parts(dir).sweep()).toEqual(["left"])
    expect(groupIsAlive(left)).toBe(false)
    expect(groupIsAlive(stranger.pid ?? 0)).toBe(true)
    expect(existsSync(join(dir, "pids", "recycled.json"))).toBe(false)
  })

  it("reports a part that ends by itself, and how, but not one that was stopped", async () => {
    const parts = new Parts(dir)
    const crashes: string[] = []
    parts.onCrash = ({ name }, how) => { crashes.push(`${name} ${how}`) }
    start(parts, "a", "console.log('goodbye'); process.exit(3)")
    start(parts, "b", polite)
    await expect.poll(() => crashes, { timeout: 3000 }).toEqual(["a ended with code 3"])
    expect(readFileSync(parts.logOf("a"), "utf8")).toContain("goodbye")
    await parts.stop("b")
    expect(crashes).toHaveLength(1)
  })
})
