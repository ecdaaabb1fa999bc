"use client"

import type { Entry } from "@max-booster/studio-core"
import type { AnyAudioEffect } from "@max-booster/studio-sound"
import type { ComponentType } from "react"
import { DelayFace } from "./delay-face.client"
import { EqFace } from "./eq-face.client"
import { ReductionFace } from "./reduction-face.client"
import { ReverbFace } from "./reverb-face.client"

export type FaceProps = { insert: Entry<"inserts">; effect: AnyAudioEffect }

/** Effects that show more than their parameters; all others are drawn by their declaration. */
export const faces: Readonly<Record<string, ComponentType<FaceProps>>> = {
  eq3: EqFace, eq8: EqFace, compressor: ReductionFace, multiband: ReductionFace, limiter: ReductionFace, gate: ReductionFace, reverb: ReverbFace, delay: DelayFace,
}
