import { falling } from "../dsp/envelope"
import { sine, softClip } from "../dsp/oscillators"
import { SAMPLE_RATE } from "../stereo"
import { Glide, type Instrument, toHz } from "./instrument"

/** A long, saturated sine that begins like a kick and slides where the line tells it to. */
export const eightOhEight = ({ decaySeconds = 2.4, drive = 2.2, punch = 0.6, glideSeconds = 0.09, gain = 0.5 } = {}): Instrument => (out, note) => {
  const frames = Math.min(note.frames + 700, out.left.length - note.start)
  const glide = new Glide(note, glideSeconds, 32 / SAMPLE_RATE)
  const fall = falling(decaySeconds)
  const drop = falling(0.09)
  let level = gain * (0.4 + 0.6 * note.velocity)
  let above = punch * 30
  let phase = 0
  let hz = 0
  for (let i = 0; i < frames; i++) {
    if (i % 32 === 0) hz = toHz(glide.at(i))
    above *= drop
    level *= fall
    phase += (hz * Math.pow(2, above / 12)) / SAMPLE_RATE
    const gate = Math.min(1, i / 60) * (i > note.frames ? Math.max(0, 1 - (i - note.frames) / 700) : 1)
    const value = softClip(sine(phase) * drive * (0.5 + level)) * level * gate
    const at = note.start + i
    out.left[at] = (out.left[at] ?? 0) + value
    out.right[at] = (out.right[at] ?? 0) + value
  }
}
