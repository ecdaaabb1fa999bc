/** Name under which the processor of an effect is registered. */
export const processorName = (effect: string): string => `max-booster-${effect}`

/** Processors that are no effects. */
export const METER = processorName("peak-meter")
export const LOUDNESS = processorName("loudness-meter")
export const RECORDER = processorName("recorder")
