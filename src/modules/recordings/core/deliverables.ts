import type { AssetKind, SourceFacts } from "@max-booster/extension-api"

/** What a recording needs before it is ready. A lossy source gives no WAV: an MP3 in a WAV's clothes is none. */
export const neededOf = ({ lossy }: Pick<SourceFacts, "lossy">): AssetKind[] => ["peaks", "preview", "mp3", ...(lossy ? [] : ["wav" as const])]

/** Which of them are not there yet. */
export const missingOf = (facts: Pick<SourceFacts, "lossy">, there: readonly AssetKind[]): AssetKind[] => neededOf(facts).filter((kind) => !there.includes(kind))
