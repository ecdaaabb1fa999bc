/** What a track's meter reports: amplitudes by channel, with hold. */
export type PeakReport = { peaks: [number, number] }

/** What the master's meter reports, LUFS and dBTP. */
export type LoudnessReport = { momentary: number; shortTerm: number; integrated: number; truePeak: number }

/** Samples as they were recorded, one array a channel, and the frame of the context at which they begin. */
export type RecordedBlock = { frame: number; channels: Float32Array<ArrayBuffer>[] }
