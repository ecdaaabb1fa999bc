import type { Rendition } from "@max-booster/extension-api"
import { convert } from "./convert"

/** Everything that can be made of a recording. */
export const renditions: readonly Rendition[] = [convert]
