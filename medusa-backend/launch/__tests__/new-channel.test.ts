import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import type { Channel } from "@max-booster/extension-api"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { testChannel } from "../../../src/plugins/ddex/src/testing/channel"
import { newChannel } from "../lib/new-channel.mjs"
import { transpileUnit } from "../lib/transpile.mjs"

const cache = join(process.cwd(), "node_modules/.cache/max-booster")
mkdirSync(cache, { recursive: true })
const parent = mkdtempSync(join(cache, "channels-"))
const drop = join(parent, "drop")
let made: string
let channel: Channel
beforeAll(async () => {
  made = await newChannel("channel-courier-post", parent)
  await transpileUnit({ name: "made", from: join(made, "src"), to: join(made, "dist") })
  channel = (createRequire(join(made, "package.json"))("./dist/index.js") as { channels: Channel[] }).channels[0] as Channel
  mkdirSync(drop)
})
afterAll(() => { rmSync(parent, { recursive: true, force: true }) })

describe("npm run new channel", () => {
  it("makes one under the name that was asked for, and overwrites nothing", async () => {
    const source = readFileSync(join(made, "src/index.ts"), "utf8")
    expect(source).toMatch(/export const courierPost = defineChannel\(\{\s+id: "courier-post",\s+label: "Courier post"/)
    expect(source).toContain("RELEASE_COURIER_POST")
    expect(source).not.toMatch(/\bshare\b/i)
    await expect(newChannel("channel-courier-post", parent)).rejects.toThrow(/exists already\. Nothing was changed/)
  })

  it.each(["Courier", "../up", "9lives", "a b"])("refuses the name %s in words", async (name) => { await expect(newChannel(name, parent)).rejects.toThrow("is no name for a channel") })
})

const put = async (path: string, content: Buffer | string) => {
  await mkdir(dirname(join(drop, path)), { recursive: true })
  await writeFile(join(drop, path), content)
}

// What it made passes the suite that the page names.
testChannel({ id: "courier-post", label: "Courier post", read: (env) => channel.read(env), get settings() { return channel.settings }, get hand() { return channel.hand } } as Channel, () => ({
  env: { RELEASE_COURIER_POST: drop },
  arrived: async () => {
    const entries = await readdir(drop, { withFileTypes: true, recursive: true })
    return new Map(await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => [relative(drop, join(entry.parentPath, entry.name)), await readFile(join(entry.parentPath, entry.name))] as const)))
  },
  leaveHalf: put,
  answer: put,
}), { describe, it })
