import type { AnyAudioEffect } from "@max-booster/extension-api/effects"
import { chorus } from "./chorus"
import { compressor } from "./compressor"
import { delay } from "./delay"
import { eq3 } from "./eq3"
import { eq8 } from "./eq8"
import { filter } from "./filter"
import { gate } from "./gate"
import { limiter } from "./limiter"
import { multiband } from "./multiband"
import { reverb } from "./reverb"
import { saturation } from "./saturation"

export { chorus, compressor, delay, eq3, eq8, filter, gate, limiter, multiband, reverb, saturation }
export { eq3Response } from "./eq3"
export { eq8Response, eq8Shapes, type Eq8Values } from "./eq8"

/** Effects by id, as a graph looks them up. */
export type Effects = ReadonlyMap<string, AnyAudioEffect>

const all: readonly AnyAudioEffect[] = [eq3, eq8, compressor, multiband, gate, limiter, saturation, filter, chorus, delay, reverb]

/** The effects that ship with the studio, in the order of a menu. */
export const builtInEffects: Effects = new Map(all.map((effect) => [effect.id, effect]))
