import type { Rendition } from "@max-booster/extension-api"
import { convert } from "./convert"
import { tagTrial } from "./tag-trial"
import { video } from "./video"

/** Everything that can be made of a recording. */
export const renditions: readonly Rendition[] = [convert, tagTrial, video]
