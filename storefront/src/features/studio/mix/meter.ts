/** Lowest level that a meter shows, and the highest, dBFS. */
export const METER_DB = { low: -60, high: 6 } as const
const HOLD_SECONDS = 1.5
const FALL_DB_A_SECOND = 30

/** Amplitude to dBFS; silence is far down. */
export const toDb = (amplitude: number): number => 20 * Math.log10(Math.max(amplitude, 1e-7))

/** The part of a meter's height that a level fills. */
export const heightOf = (db: number): number => Math.max(0, Math.min(1, (db - METER_DB.low) / (METER_DB.high - METER_DB.low)))

/** The highest level of the last moments: it stands for a while, then falls. */
export class PeakHold {
  private db = Number.NEGATIVE_INFINITY
  private since = 0
  private last = 0

  /** Takes a level at a time, s. @returns what is shown */
  push(db: number, now: number): number {
    if (db >= this.db) {
      this.db = db
      this.since = now
    } else if (now - this.since > HOLD_SECONDS) this.db = Math.max(db, this.db - FALL_DB_A_SECOND * (now - this.last))
    this.last = now
    return this.db
  }
}
