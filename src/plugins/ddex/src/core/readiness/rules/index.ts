import type { Rule } from "../rule"
import { artworkRules } from "./artwork"
import { audioRules } from "./audio"
import { codeRules } from "./codes"
import { dateRules } from "./dates"
import { peopleRules } from "./people"
import { releaseRules } from "./release"
import { rightsRules } from "./rights"
import { titleRules } from "./titles"

/** All rules in the order in which findings are shown: rights first. */
export const rules: readonly Rule[] = [...rightsRules, ...releaseRules, ...titleRules, ...peopleRules, ...codeRules, ...dateRules, ...artworkRules, ...audioRules]
