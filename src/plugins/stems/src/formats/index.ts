import type { AudioFormat, DeliverableKind, SourceFacts } from "@max-booster/extension-api"
import { aac } from "./aac"
import { flac } from "./flac"
import { mp3 } from "./mp3"
import { ogg } from "./ogg"
import { opus } from "./opus"
import { wav } from "./wav"

/** Every format, in the order in which they are offered. */
export const formats: readonly AudioFormat[] = [wav, flac, mp3, aac, ogg, opus]

/** The format of an id, or undefined. */
export const formatOf = (id: string): AudioFormat | undefined => formats.find((format) => format.id === id)

/** A format with the kind of asset that it becomes. */
export type Deliverable = { kind: Extract<DeliverableKind, "mp3" | "wav">; format: AudioFormat }

const deliverables: readonly Deliverable[] = [{ kind: "mp3", format: mp3 }, { kind: "wav", format: wav }]

/** What is rendered for buyers: MP3 always; WAV only from a lossless source, because an MP3 in a WAV's clothes is no WAV. */
export const deliverablesOf = ({ lossy }: Pick<SourceFacts, "lossy">): Deliverable[] =>
  deliverables.filter(({ kind }) => kind !== "wav" || !lossy)

export { aac, flac, mp3, ogg, opus, wav }
