import type { AnalysisView } from "@max-booster/api-contract"
import type { Analysis } from "@max-booster/extension-api"

/** An analysis as its producer's page reads it; those of before version 2 have less to say. */
export function toAnalysisView(analysis: Analysis): AnalysisView {
  const { measures } = analysis
  return {
    engine: analysis.engine, engine_version: analysis.engineVersion, analysed_at: analysis.analysedAt ?? null,
    bpm: analysis.bpm, bpm_confidence: analysis.bpmConfidence, key: analysis.key, key_confidence: analysis.keyConfidence, ask_to_confirm: analysis.askToConfirm,
    readings: (analysis.readings ?? []).map(({ engine, engineLabel, engineVersion, bpm, key, tempos, keys }) =>
      ({ engine, label: engineLabel, version: engineVersion, bpm, key, ...(tempos && { tempos: [...tempos] }), ...(keys && { keys: [...keys] }) })),
    beats: [...(analysis.beats ?? [])], first_downbeat: analysis.firstDownbeat ?? null,
    loudness_lufs: analysis.loudnessLufs, loudness_range_lu: analysis.loudnessRangeLu, true_peak_dbtp: analysis.truePeakDbtp,
    measures: measures ? {
      plr_lu: measures.plrLu, dynamic_range_dr: measures.dynamicRangeDr, clipping: { runs: measures.clipping.runs, first_ms: measures.clipping.firstMs },
      silence_ms: measures.silenceMs, dc_offset: measures.dcOffset, stereo_correlation: measures.stereoCorrelation,
    } : null,
    duration_ms: analysis.durationMs, sample_rate: analysis.sampleRate, bit_depth: analysis.bitDepth, channels: analysis.channels,
  }
}
