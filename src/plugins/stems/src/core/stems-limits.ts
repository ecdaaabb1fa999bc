/** What a zip of stems may be. Sizes in bytes, durations in milliseconds. */
export const STEMS_LIMITS = {
  maxStems: 64,
  /** Folders and what a Mac adds come on top of the stems. */
  maxEntries: 512,
  /** Of all files unpacked: what the zip may hold, plus what packing saves on WAV. */
  maxUnpackedBytes: 3 * 1024 ** 3,
  /** Unpacked to packed, of the whole zip. Silence packs well, music hardly: a real set of stems stays below 10. */
  maxRatio: 100,
  /** Small zips may pack better than that without harm. */
  ratioFreeBytes: 64 * 1024 ** 2,
  /** A stem may be so much longer or shorter than its recording: an effect's tail, an encoder's delay. */
  lengthToleranceMs: 2_000,
} as const
