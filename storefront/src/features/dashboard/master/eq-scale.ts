import { clamp, rounded } from "@max-booster/mastering"

/** The curve's window: 20 Hz to 20 kHz on a logarithmic axis, 14 dB up and down. Places are 0 to 1 from the left and from the top. */
const [LOW, HIGH, DB] = [20, 20_000, 14]

export const xOf = (hz: number): number => Math.log(hz / LOW) / Math.log(HIGH / LOW)
export const yOf = (db: number): number => 0.5 - db / (2 * DB)
export const hzAt = (x: number): number => Math.round(clamp(LOW * (HIGH / LOW) ** x, LOW, HIGH))
export const dbAt = (y: number): number => rounded(clamp((0.5 - y) * 2 * DB, -12, 12), 1)
