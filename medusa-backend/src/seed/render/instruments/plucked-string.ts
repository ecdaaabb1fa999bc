import { SAMPLE_RATE } from "../stereo"
import { type Instrument, toHz } from "./instrument"

/** A plucked string. Source: K. Karplus and A. Strong, "Digital Synthesis of Plucked-String and Drum Timbres". @param brightness 0 (nylon) to 1 (steel) */
export const pluckedString = ({ brightness = 0.5, sustainSeconds = 2, gain = 0.35, pan = 0 } = {}): Instrument => (out, note, random) => {
  const hz = toHz(note.midi)
  const period = SAMPLE_RATE / hz
  const whole = Math.floor(period - 0.5)
  const fraction = period - 0.5 - whole
  const tune = (1 - fraction) / (1 + fraction)
  const line = new Float64Array(whole)
  let smooth = 0
  for (let i = 0; i < whole; i++) {
    smooth += (0.25 + 0.7 * brightness * note.velocity) * (random.bipolar() - smooth)
    line[i] = smooth
  }
  const loss = Math.pow(10, -3 / (hz * sustainSeconds))
  const frames = Math.min(note.frames + 9_000, out.left.length - note.start)
  const level = gain * (0.35 + 0.65 * note.velocity)
  let [last, passed, heard] = [0, 0, 0]
  for (let i = 0, at = 0; i < frames; i++, at = at + 1 === whole ? 0 : at + 1) {
    const now = line[at] ?? 0
    const damped = 0.5 * (now + last) * loss
    last = now
    // First-order all-pass: the fraction of a frame that keeps the string in tune.
    passed = tune * (damped - passed) + heard
    heard = damped
    line[at] = passed
    const release = i > note.frames ? Math.max(0, 1 - (i - note.frames) / 9_000) : 1
    const value = now * level * release
    const place = note.start + i
    out.left[place] = (out.left[place] ?? 0) + value * (1 - pan * 0.5)
    out.right[place] = (out.right[place] ?? 0) + value * (1 + pan * 0.5)
  }
}
