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
