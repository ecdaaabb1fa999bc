import type { Composition } from "../render/composition"
import { highpass } from "../render/dsp/biquad"
import { equalize } from "../render/dsp/inserts"
import { hat, kick, perc, rim, riser, snare } from "../render/instruments/drums"
import { eightOhEight } from "../render/instruments/eight-oh-eight"
import { pluckedString } from "../render/instruments/plucked-string"
import { subtractive } from "../render/instruments/subtractive"

/** Drill, 142 BPM: snares that come late in every second bar, hats in threes, an 808 that never stays put, cold strings. */
export const ninthFloor: Composition = {
  key: "C# minor", scale: "harmonic minor", bpm: 142, swing: 0.5, loosenessMs: 3,
  room: { decaySeconds: 2.6, preDelaySeconds: 0.03, dampingHz: 3_800 }, echo: { steps: 3, feedback: 0.3, dampingHz: 2_600 },
  progressions: { verse: "i | i | VI | V", hook: "i | VI | iv | V" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -20.5, sound: kick({ startHz: 230, endHz: 55, decaySeconds: 0.24, drive: 2.2 }),
      patterns: { a: "X......x..x..... x.....x...x.....", b: "X..x...x..x..... X..x..x...x..x..", fill: "X..x..x........." } },
    snare: { kind: "drum", group: "drums", lufs: -18.5, reverb: 0.14, sound: snare({ bodyHz: 225, bodySeconds: 0.12, noiseSeconds: 0.16, noiseHz: 2_400 }),
      patterns: { a: "........X....... ............X...", b: "........X....... ....o.......X..o", fill: "........X..x..X3" } },
    rim: { kind: "drum", group: "drums", lufs: -26, pan: -0.3, reverb: 0.1, sound: rim(), patterns: { a: "...x......x..x.. ...x.....x......", b: "...x..x...x..x.. ...x..x..x....x." } },
    hats: { kind: "drum", group: "drums", lufs: -28, pan: 0.15, sound: hat({ seconds: 0.04, highpassHz: 8_600 }),
      patterns: { a: "x..x..x.x..x..x. x..x..x.x.3.x...", b: "x..x..xox..x..3. x..x..3.x..x.xx2", fill: "x..x..x.2..2..6." } },
    open: { kind: "drum", group: "drums", lufs: -30, pan: -0.2, sound: hat({ seconds: 0.22, highpassHz: 7_000 }), patterns: { a: "................ ......x........." } },
    perc: { kind: "drum", group: "drums", lufs: -27, pan: 0.4, reverb: 0.25, sound: perc({ hz: 320, seconds: 0.16, fall: 0.2 }), patterns: { a: "......x......... ..........x..x.." } },
    riser: { kind: "drum", group: "drums", lufs: -30, reverb: 0.3, sound: riser({ seconds: 3.3 }), patterns: { a: "................ ................ x............... ................" } },
    bass: { kind: "line", group: "bass", lufs: -18, reads: "chord", floor: 30, instrument: eightOhEight({ decaySeconds: 2.6, drive: 3, glideSeconds: 0.11 }),
      patterns: {
        a: "1!/7 1/3 ~8/3 ~5/3 | 1!/6 1/4 ~7/3 ~8/3",
        b: "1!/3 1/4 ~8/3 1/4 ~5/2 | 1!/3 ~5/3 1/4 ~8'/3 ~8/3" } },
    strings: { kind: "chords", group: "harmony", lufs: -23, middle: 61, reverb: 0.4, inserts: [equalize(highpass(220))],
      instrument: subtractive({ unison: 4, detuneCents: 18, width: 0.9, cutoffHz: 1_300, openOctaves: 0.8, vibratoCents: 7, amp: { attack: 0.12, decay: 0.6, sustain: 0.7, release: 0.5 }, filter: { attack: 0.3, decay: 1, sustain: 0.5, release: 0.4 } }),
      patterns: { a: "x---------------", b: "x-----x-----x---" } },
    keys: { kind: "line", group: "melody", lufs: -20.5, reads: "scale", floor: 61, reverb: 0.3, echo: 0.2, pan: -0.12,
      instrument: pluckedString({ brightness: 0.75, sustainSeconds: 2.4 }),
      patterns: {
        a: "1/3 3/3 5/2 8/4 7/4 | 5/3 3/3 2/2 1/4 -/4 | 6,/3 1/3 3/2 6/4 5/4 | 5/3 4/3 2/2 7,/4 -/4",
        hook: "8!/3 7/3 5/2 3/3 5/3 -/2 | 6!/3 5/3 3/2 1/3 3/3 -/2 | 4!/3 6/3 8/2 9/4 8/4 | 7!/3 5/3 4/2 2/3 7,/3 -/2" } },
    choir: { kind: "line", group: "melody", lufs: -23.5, reads: "scale", floor: 61, reverb: 0.5, pan: 0.2,
      instrument: subtractive({ unison: 3, detuneCents: 12, width: 0.6, noise: 0.05, cutoffHz: 1_100, resonance: 0.35, vibratoCents: 14, amp: { attack: 0.18, decay: 0.4, sustain: 0.8, release: 0.6 } }),
      patterns: { a: "5/16 | 3/16 | 4/12 3/4 | 2/16" } },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "strings keys riser", sweep: [600, 5_000] },
    { name: "verse", bars: 12, progression: "verse", play: "kick snare rim hats bass keys", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare/b rim/b hats/b open perc bass/b strings/b keys/hook choir", fill: true },
    { name: "bridge", bars: 4, progression: "verse", play: "strings choir rim riser", sweep: [700, 7_000] },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare/b rim/b hats/b open perc bass/b strings/b keys/hook choir", fill: true },
    { name: "outro", bars: 4, progression: "verse", play: "strings keys", sweep: [6_000, 400] },
  ],
}
