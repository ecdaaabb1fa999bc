import { toAmplitude, toDecibels } from "./decibels"

/** Width of the compressors' knee, dB, half of it on each side of the threshold: FFmpeg's default factor of 2.83. */
export const KNEE_DB = 9.03

/**
 * The static curve of a band's compressor: level in, level out, at rest. Within the knee a cubic (Hermite) that meets both lines in value and slope, as FFmpeg's acompressor has it.
 * @param levelDb what the detector holds of the band, dBFS: its RMS where attack and release are alike, up to 3 dB nearer to the peak where the release is slower
 */
export function compressorCurve({ thresholdDb, ratio }: { thresholdDb: number; ratio: number }, levelDb: number): number {
  const [from, to] = [thresholdDb - KNEE_DB / 2, thresholdDb + KNEE_DB / 2]
  if (levelDb <= from) return levelDb
  if (levelDb >= to) return thresholdDb + (levelDb - thresholdDb) / ratio
  const t = (levelDb - from) / KNEE_DB
  const end = thresholdDb + (to - thresholdDb) / ratio
  return (1 + 2 * t) * (1 - t) ** 2 * from + t * (1 - t) ** 2 * KNEE_DB + t * t * (3 - 2 * t) * end + t * t * (t - 1) * (KNEE_DB / ratio)
}

/**
 * The static curve of the saturation: a hyperbolic tangent that leaves quiet sound as it is, rounds loud sound, and adds odd harmonics.
 * @param sample amplitude, 1 is full scale
 * @param driveDb 0 is off
 */
export function saturationCurve(driveDb: number, sample: number): number {
  const drive = toAmplitude(driveDb)
  return driveDb === 0 ? sample : Math.tanh(sample * drive) / drive
}

/** What saturation takes from a sine's peak, dB: how hard it works at a level. */
export const saturationLoss = (driveDb: number, peakDbfs: number): number => peakDbfs - toDecibels(saturationCurve(driveDb, toAmplitude(peakDbfs)))
