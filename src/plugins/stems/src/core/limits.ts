/** What an uploaded recording may be. Durations in seconds, rates in Hz, sizes in bytes. */
export const UPLOAD_LIMITS = {
  minSeconds: 1,
  maxSeconds: 15 * 60,
  minSampleRate: 8_000,
  maxSampleRate: 192_000,
  maxChannels: 2,
  maxBytes: 2 * 1024 ** 3,
  /** Below this FFmpeg is guessing: random bytes named .mp3 score 1. */
  minProbeScore: 50,
  /** A recording whose loudest sample is below this, in dBFS, is silent. */
  silencePeakDbfs: -60,
} as const

/** Demuxers that may open an upload. A protocol whitelist alone lets a playlist or an ffconcat script read other files. */
export const DEMUXERS = "wav,w64,mp3,flac,ogg,mov,aiff,aac"

/** Decoders that may run on an upload. */
export const CODECS: ReadonlySet<string> = new Set([
  "pcm_u8", "pcm_s8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be",
  "pcm_f32le", "pcm_f32be", "pcm_f64le", "pcm_f64be", "flac", "alac", "mp3", "aac", "vorbis", "opus",
])

/** Whether a codec throws sound away: its files are never sold as WAV. */
export const isLossy = (codec: string): boolean => ["mp3", "aac", "vorbis", "opus"].includes(codec)
