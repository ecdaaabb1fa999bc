import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { testInChromium } from "@max-booster/studio-sound/testing/chromium"
import { afterAll, describe, expect, it } from "vitest"
import { newAudioEffect } from "../lib/new-audio-effect.mjs"

const cache = join(import.meta.dirname, "../../../node_modules/.cache/max-booster")
mkdirSync(cache, { recursive: true })
const parent = mkdtempSync(join(cache, "effects-"))
afterAll(() => { rmSync(parent, { recursive: true, force: true }) })
const made = await newAudioEffect("effect-slow-tremor", parent)

describe("npm run new audio-effect", () => {
  it("makes an effect under the name that was asked for, and overwrites nothing", async () => {
    expect(readFileSync(join(made, "src/index.ts"), "utf8")).toMatch(/export const slowTremor = defineAudioEffect\(\{\s+id: "slow-tremor",\s+label: "Slow tremor"/)
    expect(JSON.parse(readFileSync(join(made, "package.json"), "utf8"))).toMatchObject({ name: "effect-slow-tremor", description: "An audio effect for Max Booster: Slow tremor." })
    await expect(newAudioEffect("effect-slow-tremor", parent)).rejects.toThrow("exists already")
  })

  it.each(["Tremor", "../up", "9lives", "a b"])("refuses the name %s in words", async (name) => { await expect(newAudioEffect(name, parent)).rejects.toThrow("is no name for an effect") })
})

// What it made passes its own test.
await testInChromium([join(made, "src/index.sound.ts")], { it, afterAll })
