import type { Rendition } from "@max-booster/extension-api"
import { analysis } from "./analysis"
import { convert } from "./convert"
import { master } from "./master"
import { normalize } from "./normalize"
import { releaseWav } from "./release-wav"
import { stems } from "./stems"
import { tagTrial } from "./tag-trial"
import { video } from "./video"

/** Everything that can be made of a recording. */
export const renditions: readonly Rendition[] = [convert, analysis, normalize, master, releaseWav, stems, tagTrial, video]
