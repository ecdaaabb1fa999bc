import type { DeliverableKind, Rendition } from "@max-booster/extension-api"
import type { SourceFacts } from "../core/judge"
import { mp3 } from "./mp3"
import { wav } from "./wav"

/** A rendition with the kind of asset that it becomes. */
export type Deliverable = { kind: Extract<DeliverableKind, "mp3" | "wav">; rendition: Rendition }

const deliverables: readonly Deliverable[] = [{ kind: "mp3", rendition: mp3 }, { kind: "wav", rendition: wav }]

/** What is rendered for buyers: MP3 always; WAV only from a lossless source, because an MP3 in a WAV's clothes is no WAV. */
export const deliverablesOf = ({ lossy }: Pick<SourceFacts, "lossy">): Deliverable[] =>
  deliverables.filter(({ kind }) => kind !== "wav" || !lossy)

export { mp3, wav }
