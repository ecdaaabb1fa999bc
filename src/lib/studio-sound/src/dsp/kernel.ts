/** Values of one parameter for a block: one for all of its frames, or one a frame. */
export type ParamValues = ArrayLike<number>

/** The value of a parameter at a frame of a block. */
export const valueAt = (values: ParamValues, frame: number): number => (values.length > 1 ? values[frame] : values[0]) as number

/** A block of sound: one array of samples a channel, all of one length. */
export type Block = readonly Float32Array[]

/**
 * A pure signal processor. It allocates nothing while it processes, and its output does not depend on how
 * the frames are cut into blocks.
 */
export type Kernel<Name extends string = string> = {
  /**
   * @param input two channels @param output two channels; may be the input itself
   * @param side what the detector hears; null: the input
   */
  process(input: Block, output: Block, params: Record<Name, ParamValues>, side: Block | null): void
  /** What it tells a display, e.g. a gain reduction in dB, the extreme since last asked; of each band where there are some. */
  meter?(): number | readonly number[]
}

/** The part by which a one-pole smoother moves in a frame, for a time constant. */
export const smoothing = (ms: number, sampleRate: number): number => (ms <= 0 ? 1 : 1 - Math.exp(-1_000 / (ms * sampleRate)))
