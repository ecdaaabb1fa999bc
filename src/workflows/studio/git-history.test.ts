import { execFile } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, it } from "vitest"
import { refOf, writeHistory, type Commit } from "./git-history"

let dir: string
beforeAll(async () => { dir = await mkdtemp(join(tmpdir(), "git-history-")) })
afterAll(() => rm(dir, { recursive: true, force: true }))

const git = async (...args: string[]) => (await promisify(execFile)("git", ["-C", dir, "-c", "core.quotepath=off", ...args])).stdout
const commit = (id: string, parents: string[], branch: string, bpm: number): Commit => ({ id, parents, branch, message: `Version ${id}`, author: { name: "Ana <Núñez>", email: "ana@example.com" }, at: new Date(Date.UTC(2026, 0, 1, 12, Number(id))), text: `{\n  "bpm": ${bpm}\n}\n` })

it("versions are commits that plain git reads, with their lines as branches", async () => {
  await writeHistory(dir, [commit("1", [], "main", 120), commit("2", ["1"], "main", 124), commit("3", ["1"], "club mix", 128), commit("4", ["2", "3"], "main", 126)], "main")
  const log = await git("log", "-p", "--first-parent", "--format=%s|%ae|%aI")
  expect(log).toContain("Version 4|ana@example.com|2026-01-01T12:04:00")
  expect(log).toMatch(/-  "bpm": 120\n\+  "bpm": 124/)
  expect((await git("log", "--all", "--format=%s")).trim().split("\n")).toHaveLength(4)
  expect((await git("rev-list", "--parents", "-1", "main")).trim().split(" ")).toHaveLength(3)
  expect((await git("branch", "--format=%(refname:short)")).trim().split("\n")).toEqual(expect.arrayContaining(["main", refOf("club mix")]))
  expect(await git("status", "--porcelain")).toBe("")
  await git("fsck", "--strict")
})

it("names of lines are taken by Git, and no two become one", () => {
  expect(["main", "club mix", "club-mix", "../up", "ünïcode", "🎵"].map(refOf)).toEqual(["main", expect.stringMatching(/^club-mix-[0-9a-f]{6}$/), "club-mix", expect.stringMatching(/^up-[0-9a-f]{6}$/), "ünïcode", expect.stringMatching(/^line-[0-9a-f]{6}$/)])
})
