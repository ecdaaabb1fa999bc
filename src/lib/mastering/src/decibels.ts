/** An amplitude for a level, dB. */
export const toAmplitude = (db: number): number => 10 ** (db / 20)

/** A level, dB, for an amplitude; minus infinity for none. */
export const toDecibels = (amplitude: number): number => 20 * Math.log10(amplitude)

/** A level, dB, for a power. */
export const powerToDecibels = (power: number): number => 10 * Math.log10(power)

/** A number as stored and shown: so many decimals. */
export const rounded = (value: number, decimals = 2): number => Math.round(value * 10 ** decimals) / 10 ** decimals

/** A value held between two others. */
export const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))
