import { readdirSync } from "node:fs"
import { join } from "node:path"
import { testInChromium } from "@max-booster/studio-sound/testing/chromium"
import { afterAll, it } from "vitest"

const source = join(import.meta.dirname, "../src")
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".sound.ts"))

await testInChromium(files.map((path) => join(source, path)), { it, afterAll })
