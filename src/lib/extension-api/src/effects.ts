// Not in the index: its types are those of a browser, which servers do not have.

/** What a number of an effect is, and where it may lie. Interface, automation, presets and checks read the same. */
export type EffectParam = {
  /** As people read it; left out: the name with spaces. */
  readonly label?: string
  readonly unit: "Hz" | "dB" | "ms" | "s" | "%" | ": 1" | ""
  readonly default: number
  readonly min: number
  readonly max: number
  /** How a knob and an automation lane divide the range; `log` wants `min` above 0. Linear unless said. */
  readonly scale?: "log"
  /** Words for the values 0, 1, 2 ...: a choice, which is not automated. */
  readonly choices?: readonly string[]
  /** Of a number that is set between renders and not automated, since no node has a parameter for it. */
  readonly automatable?: false
}

/** An AudioParam, a worklet's included, that follows a value sample by sample; `map` takes it to the AudioParam's unit. */
export type ParamTarget = { readonly target: AudioParam; map?(value: number): number }

/** How a parameter reaches the nodes: one target or several; what is not automated may be set by a function. */
export type ParamBinding<Param extends EffectParam> =
  | ParamTarget | readonly ParamTarget[]
  | (Param extends { readonly choices: readonly string[] } | { readonly automatable: false } ? { set(value: number): void } : never)

/** An effect's nodes in one context. All but input, output and bindings is optional. */
export type EffectInstance<Params extends Record<string, EffectParam> = Record<string, EffectParam>> = {
  readonly input: AudioNode
  readonly output: AudioNode
  readonly bind: { readonly [Name in keyof Params]: ParamBinding<Params[Name]> }
  /** Where a side-chain is connected: a node and the number of its input. */
  readonly sidechain?: { readonly node: AudioNode; readonly input: number }
  /** The transport starts at a time of the context: modulators begin anew there, so that live and offline are the same. */
  start?(time: number): void
  /** The tempo is this from a time of the context on. */
  follow?(bpm: number, time: number): void
  /** Takes a file that the user chose (an impulse response), or null for what is built in. */
  useAsset?(buffer: AudioBuffer | null): void
  /** Calls back up to 30 times a second with a number to display, e.g. the gain reduction, dB; and with that of each band where there are some. */
  onMeter?(listener: (value: number, bands?: readonly number[]) => void): void
  /** Frees what garbage collection does not. */
  dispose?(): void
}

/** A named set of values; what is left out stands at its default. */
export type EffectPreset<Name extends string = string> = { readonly label: string; readonly values: Readonly<Partial<Record<Name, number>>> }

/** An audio effect. The same nodes live and offline: `create` takes any BaseAudioContext. */
export type AudioEffect<Params extends Record<string, EffectParam> = Record<string, EffectParam>> = {
  /** For good: it is stored in projects. */
  readonly id: string
  readonly label: string
  /** Raised when the meaning of a stored value changes. */
  readonly version: number
  /** Frames by which the sound comes later, at a sample rate; parallel paths are delayed to match. */
  readonly latencyFrames: number | ((sampleRate: number) => number)
  /** It listens to another track. */
  readonly sidechain?: true
  /** Until it is 90 dB down after its input ends, s, at some values; none unless said. */
  tailSeconds?(values: Readonly<Record<keyof Params & string, number>>): number
  readonly params: Params
  readonly presets?: readonly EffectPreset<keyof Params & string>[]
  create(context: BaseAudioContext): EffectInstance<Params>
}

/**
 * Declares an audio effect. A parameter that is not bound does not compile.
 * @throws {RangeError} a default or a preset lies outside its range, or a logarithmic range reaches 0
 */
export function defineAudioEffect<const Params extends Record<string, EffectParam>>(effect: AudioEffect<Params>): AudioEffect<Params> {
  const wrong = (why: string) => new RangeError(`The effect "${effect.id}" ${why}`)
  const check = (name: string, value: number | undefined, where: string) => {
    const param = effect.params[name]
    if (!param || value === undefined) throw wrong(`has ${where} for "${name}", which is no parameter of it`)
    if (!(value >= param.min && value <= param.max)) throw wrong(`has ${where} of ${value} for "${name}": it must lie between ${param.min} and ${param.max}`)
    if (param.scale === "log" && param.min <= 0) throw wrong(`divides "${name}" logarithmically from ${param.min}: the least value must be above 0`)
    if (param.choices && (param.min !== 0 || param.max !== param.choices.length - 1)) throw wrong(`has ${param.choices.length} choices for "${name}": its range must be 0 to ${param.choices.length - 1}`)
  }
  for (const [name, param] of Object.entries(effect.params)) check(name, param.default, "a default")
  for (const { label, values } of effect.presets ?? []) for (const [name, value] of Object.entries(values as Record<string, number>)) check(name, value, `a preset "${label}"`)
  return effect
}

/** An effect of whatever parameters, as a list of effects holds it. */
export type AnyAudioEffect = Omit<AudioEffect, "tailSeconds" | "presets" | "create"> & {
  tailSeconds?(values: Readonly<Record<string, number>>): number
  readonly presets?: readonly EffectPreset[]
  create(context: BaseAudioContext): Omit<EffectInstance, "bind"> & { readonly bind: Readonly<Record<string, AnyParamBinding>> }
}

/** A binding, whatever its parameter. */
export type AnyParamBinding = ParamTarget | readonly ParamTarget[] | { set(value: number): void }
