import type { EarlierAnalysis, KeyName } from "./audio"

/** How many ready recordings a set of engines analysed, and when. `engines` as in "builtin 2, essentia 0.1.3". */
export type AnalysedBy = { engines: string; recordings: number; first_at: string | null; last_at: string | null }

/** A recording of which a later analysis said something else. */
export type ChangedAnalysis = { recording_id: string; title: string; before: EarlierAnalysis; bpm: number | null; key: KeyName | null; is_confirmed: boolean; analysed_at: string }

/** The analyses of all recordings, as the operator sees them; behind the key of the recordings door. */
export interface AnalysesDoor {
  /** Newest engines first. */
  analysedBy(): Promise<AnalysedBy[]>
  /** The last ones, at most 50. */
  changedAnalyses(): Promise<ChangedAnalysis[]>
  /** Asks that ready recordings which these engines have not analysed are heard again, at most 1,000 a call. @returns how many */
  askToHearAgain(engines: string): Promise<number>
}
