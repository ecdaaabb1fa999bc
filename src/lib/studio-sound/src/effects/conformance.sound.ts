import { describe, it } from "vitest"
import { testAudioEffect } from "../testing"
import { builtInEffects } from "."

for (const effect of builtInEffects.values()) testAudioEffect(effect, { describe, it })
