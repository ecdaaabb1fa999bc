import { join } from "node:path"
import { testInChromium } from "@max-booster/studio-sound/testing/chromium"
import { afterAll, it } from "vitest"

await testInChromium([join(import.meta.dirname, "../src/features/studio/notes/sampler.sound.ts")], { it, afterAll })
