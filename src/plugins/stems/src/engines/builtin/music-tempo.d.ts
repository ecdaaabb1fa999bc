/** The parts of music-tempo 1.0.3 (MIT) that are used; the package ships no types. Failures are thrown as strings. */
declare module "music-tempo/dist/node/OnsetDetection" {
  const OnsetDetection: { findPeaks(spectralFlux: number[]): number[] }
  export = OnsetDetection
}
declare module "music-tempo/dist/node/TempoInduction" {
  type Clusters = { clIntervals: number[]; clSizes: number[] }
  const TempoInduction: {
    processRhythmicEvents(events: number[]): Clusters
    mergeClusters(clusters: Clusters): Clusters
    calculateScore(clusters: Clusters): { clScores: number[]; clScoresIdxs: number[] }
    createTempoList(clusters: Clusters & { clScores: number[]; clScoresIdxs: number[] }): number[]
  }
  export = TempoInduction
}
declare module "music-tempo/dist/node/BeatTracking" {
  type Agent = { score: number; beatInterval: number; events: number[]; fillBeats(): void }
  const BeatTracking: { trackBeat(events: number[], scores: number[], tempoList: number[]): Agent[] }
  export = BeatTracking
}
