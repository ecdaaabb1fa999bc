import { readdirSync } from "node:fs"
import { join } from "node:path"
import { afterAll, it } from "vitest"
import { testInChromium } from "../src/testing/chromium"

const source = join(__dirname, "../src")
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".sound.ts"))

await testInChromium(files.map((path) => join(source, path)), { it, afterAll })
