import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"

import { transpileUnit } from "./transpile.mjs"

let root = ""
const write = (path: string, text: string) => {
  mkdirSync(join(root, "src", path, ".."), { recursive: true })
  writeFileSync(join(root, "src", path), text)
}
const build = () => transpileUnit({ name: "unit", from: join(root, "src"), to: join(root, "out") })

beforeEach(() => { root = mkdtempSync(join(tmpdir(), "transpile-")) })
afterEach(() => { rmSync(root, { recursive: true, force: true }) })

it("transpiles TypeScript, copies assets, and leaves tests out", async () => {
  write("a.ts", "export const a: number = 1")
  write("deep/words.json", "{}")
  write("a.test.ts", "export {}")
  write("__tests__/b.ts", "export {}")
  await build()
  expect(readFileSync(join(root, "out/a.js"), "utf8")).toContain("const a = 1")
  expect(existsSync(join(root, "out/deep/words.json"))).toBe(true)
  expect(existsSync(join(root, "out/a.test.js"))).toBe(false)
  expect(existsSync(join(root, "out/__tests__"))).toBe(false)
})

it("does nothing twice, and only what changed", async () => {
  write("a.ts", "export const a = 1")
  write("b.ts", "export const b = 1")
  await build()
  const { mtimeMs } = statSync(join(root, "out/a.js"))
  expect((await build()).changed).toEqual([])
  write("b.ts", "export const b = 2")
  expect((await build()).changed).toEqual(["b.ts"])
  expect(statSync(join(root, "out/a.js")).mtimeMs).toBe(mtimeMs)
})

it("removes the output of a source that vanished", async () => {
  write("a.ts", "export const a = 1")
  write("gone.ts", "export const gone = 1")
  await build()
  rmSync(join(root, "src/gone.ts"))
  expect((await build()).removed).toEqual(["gone.js"])
  expect(existsSync(join(root, "out/gone.js"))).toBe(false)
  expect(existsSync(join(root, "out/a.js"))).toBe(true)
})

it("removes what a tool left among the outputs", async () => {
  write("a.ts", "export const a = 1")
  await build()
  writeFileSync(join(root, "out/stray.ts"), "")
  writeFileSync(join(root, "out/a.ts"), "")
  await build()
  expect(existsSync(join(root, "out/stray.ts"))).toBe(false)
  expect(existsSync(join(root, "out/a.ts"))).toBe(false)
  expect(existsSync(join(root, "out/a.js"))).toBe(true)
})

it("builds again what somebody deleted from the output", async () => {
  write("a.ts", "export const a = 1")
  await build()
  rmSync(join(root, "out/a.js"))
  await build()
  expect(existsSync(join(root, "out/a.js"))).toBe(true)
})
