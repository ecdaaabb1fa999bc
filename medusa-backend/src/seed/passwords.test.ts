import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { Passwords } from "./passwords"

describe("passwords of the demonstration logins", () => {
  let folder = ""
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "seed-passwords-")) })
  afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

  it("are made once, on disk before they are used, for their owner only", () => {
    const file = join(folder, "seed.json")
    const first = new Passwords(file).of("a@example.com")
    expect(new Passwords(file).of("a@example.com")).toBe(first)
    expect(new Passwords(file).of("b@example.com")).not.toBe(first)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(["seed.json"])
  })

  it("never write into the file that stands: a kill in the middle leaves the old one whole", () => {
    const file = join(folder, "seed.json")
    const known = new Passwords(file)
    known.of("a@example.com")
    const before = statSync(file).ino
    known.of("b@example.com")
    expect(statSync(file).ino).not.toBe(before)
  })

  it("are for their owner only even when a killed run left a readable half behind", () => {
    const file = join(folder, "seed.json")
    writeFileSync(`${file}.part`, "{", { mode: 0o644 })
    const password = new Passwords(file).of("a@example.com")
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ "a@example.com": password })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
