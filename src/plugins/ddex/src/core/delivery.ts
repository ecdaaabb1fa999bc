import type { Party } from "./facts"

/** A file as it goes into a package. */
export type DeliveredFile = { /** Where it lies, from the message's folder. */ uri: string; /** Bytes. */ size: number; md5: string }
/** A track's sound as delivered, measured from that file. */
export type DeliveredSound = DeliveredFile & { codec: "PCM" | "FLAC"; /** Hz. */ sampleRate: number; bitDepth: number; channels: number; durationMs: number }
/** The cover as delivered, pixels. */
export type DeliveredCover = DeliveredFile & { format: "jpeg" | "png"; width: number; height: number }

export type Purpose = "insert" | "update" | "takedown"

/** What only a package knows of its message. */
export type Delivery = {
  messageId: string
  /** One for all messages of a release to a recipient: what is newer by its date and time holds. */
  threadId: string
  /** ISO 8601 in UTC. */
  createdAt: string
  recipient: Party
  purpose: Purpose
  /** Recipients check a test message and publish nothing. */
  isTest: boolean
  /** By track key; empty for a message about data alone, such as a takedown. */
  sounds: ReadonlyMap<string, DeliveredSound>
  cover: DeliveredCover | null
}
