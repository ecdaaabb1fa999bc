import type { ParamTarget } from "@max-booster/extension-api/effects"

/** Over which a change made by hand is smoothed, s. */
export const GLIDE_SECONDS = 0.01

/** Sets a parameter: at once before a context has begun, else gliding from where it is. */
export function glide(context: BaseAudioContext, target: AudioParam, value: number): void {
  const now = context.currentTime
  if (now === 0) {
    target.value = value
    return
  }
  const from = target.value
  target.cancelScheduledValues(now)
  if (from === value) return
  target.setValueAtTime(from, now)
  target.linearRampToValueAtTime(value, now + GLIDE_SECONDS)
}

/** A value that reaches one AudioParam or several, unless a lane moves them. */
export class Control {
  private value = Number.NaN
  private isAutomated = false

  constructor(private readonly context: BaseAudioContext, readonly targets: readonly ParamTarget[]) {}

  /** Takes a value; it is heard once no lane has the parameter. */
  set(value: number): void {
    if (value === this.value) return
    this.value = value
    this.apply()
  }

  /** What the value means has changed: it is applied anew. */
  apply(): void {
    if (this.isAutomated) return
    for (const { target, map } of this.targets) glide(this.context, target, map ? map(this.value) : this.value)
  }

  /** Gives the parameter to a lane, or takes it back. */
  automate(isAutomated: boolean): void {
    if (isAutomated === this.isAutomated) return
    this.isAutomated = isAutomated
    if (isAutomated) return
    for (const { target } of this.targets) target.cancelScheduledValues(0)
    this.apply()
  }
}
