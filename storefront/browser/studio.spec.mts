import { readdirSync } from "node:fs"
import { join } from "node:path"
import { testInChromium } from "@max-booster/studio-sound/testing/chromium"
import { afterAll, it } from "vitest"

const studio = join(import.meta.dirname, "../src/features/studio")
const files = readdirSync(studio, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".sound.ts"))

await testInChromium(files.map((path) => join(studio, path)), { it, afterAll })
