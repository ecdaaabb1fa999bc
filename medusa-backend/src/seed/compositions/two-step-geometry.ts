import type { Composition } from "../render/composition"
import { highpass } from "../render/dsp/biquad"
import { chorus, equalize, saturate } from "../render/dsp/inserts"
import { clap, hat, kick, rim, riser, shaker, snare } from "../render/instruments/drums"
import { organ } from "../render/instruments/fm"
import { subtractive } from "../render/instruments/subtractive"

/** UK garage, 132 BPM: a kick that skips the third beat, shuffled hats, organ bass, vocal-like chops. */
export const twoStepGeometry: Composition = {
  key: "Bb minor", scale: "minor", bpm: 132, swing: 0.6, loosenessMs: 3,
  room: { decaySeconds: 1.5, preDelaySeconds: 0.015, dampingHz: 5_500 }, echo: { steps: 3, feedback: 0.35, dampingHz: 3_400 },
  progressions: { verse: "i9 | VImaj7 | iv9 | v7", hook: "VImaj9 | VII | i9 | iv9 v7" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -18.5, sound: kick({ startHz: 210, endHz: 54, decaySeconds: 0.24, drive: 2 }), patterns: { a: "X.........x.....", b: "X.....o...x..x..", fill: "X.........x.x.x." } },
    snare: { kind: "drum", group: "drums", lufs: -20, reverb: 0.1, sound: snare({ bodyHz: 214, bodySeconds: 0.1, noiseSeconds: 0.12, noiseHz: 2_000 }), patterns: { a: "....X.......X...", b: "....X..o....X.o.", fill: "....X..x....X2x3" } },
    clap: { kind: "drum", group: "drums", lufs: -23, reverb: 0.2, sound: clap({ seconds: 0.17 }), patterns: { a: "....X.......X..." } },
    rim: { kind: "drum", group: "drums", lufs: -26, pan: 0.3, reverb: 0.2, sound: rim(), patterns: { a: ".......x.x....x.", b: ".o.....x.x.o..x." } },
    hats: { kind: "drum", group: "drums", lufs: -26.5, pan: -0.12, sound: hat({ seconds: 0.045 }), patterns: { a: "..x..ox...x..ox.", b: "o.xo.ox.o.xo.ox2" } },
    open: { kind: "drum", group: "drums", lufs: -28, pan: 0.12, sound: hat({ seconds: 0.18, highpassHz: 6_800 }), patterns: { a: "..x...x...x...x." } },
    shaker: { kind: "drum", group: "drums", lufs: -30, pan: -0.4, sound: shaker({ seconds: 0.07 }), patterns: { a: "xoxoxoxoxoxoxoxo" } },
    riser: { kind: "drum", group: "drums", lufs: -29, reverb: 0.4, sound: riser({ seconds: 3.5 }), patterns: { a: "................ ................ x............... ................" } },
    bass: { kind: "line", group: "bass", lufs: -18, reads: "chord", floor: 34, duck: 0.3, inserts: [saturate(1.8)],
      instrument: subtractive({ wave: "square", sub: 0.9, cutoffHz: 260, openOctaves: 2, resonance: 0.25, glideSeconds: 0.06, amp: { attack: 0.004, decay: 0.28, sustain: 0.4, release: 0.06 }, filter: { attack: 0.002, decay: 0.13, sustain: 0.1, release: 0.08 } }),
      patterns: { a: "1!/2 -/1 1?/1 -/2 8/2 -/2 1!/2 5/1 -/1 7/1 8/1", b: "1!/2 -/1 8/1 -/1 1/1 7/2 -/1 5/1 1!/2 -/1 8/1 ~5/2" } },
    stabs: { kind: "chords", group: "harmony", lufs: -21, middle: 65, reverb: 0.25, echo: 0.25, duck: 0.3, inserts: [equalize(highpass(240))], instrument: organ(0.14), patterns: { a: "..x-..x.......x.", b: "x-.x-.x-..x-.x-." } },
    pad: { kind: "chords", group: "harmony", lufs: -24.5, middle: 66, reverb: 0.4, duck: 0.5, inserts: [equalize(highpass(260)), chorus(0.4, 3, 0.5)],
      instrument: subtractive({ unison: 4, detuneCents: 15, width: 1, cutoffHz: 1_200, openOctaves: 1.2, amp: { attack: 0.3, decay: 0.8, sustain: 0.85, release: 0.7 } }), patterns: { a: "x---------------" } },
    chops: { kind: "line", group: "melody", lufs: -20.5, reads: "scale", floor: 70, reverb: 0.25, echo: 0.3, pan: 0.08,
      instrument: subtractive({ unison: 2, detuneCents: 8, noise: 0.05, cutoffHz: 1_050, openOctaves: 1.2, resonance: 0.55, vibratoCents: 14, glideSeconds: 0.05, amp: { attack: 0.012, decay: 0.2, sustain: 0.6, release: 0.09 }, filter: { attack: 0.05, decay: 0.2, sustain: 0.4, release: 0.1 } }),
      patterns: {
        a: "-/3 5/1 -/2 7/2 8/2 -/6 | -/3 5/1 -/2 3/2 1/2 -/6 | -/3 4/1 -/2 6/2 8/2 7/2 -/4 | 5/2 -/2 4/2 2/2 -/8",
        hook: "8!/2 -/1 8/1 10/2 ~9/2 7/1 -/1 5/2 7/2 -/2 | 9!/2 -/1 9/1 8/2 7/2 5/1 -/1 4/2 -/4 | 8!/2 -/1 8/1 10/2 12/2 10/1 -/1 9/2 8/2 -/2 | 7/2 8/2 -/2 5/2 4/2 ~5/2 -/4" } },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "stabs pad hats riser", sweep: [500, 7_000] },
    { name: "verse", bars: 12, progression: "verse", play: "kick snare hats rim bass stabs chops", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare/b clap rim/b hats/b open shaker bass/b stabs/b pad chops/hook", fill: true },
    { name: "bridge", bars: 4, progression: "verse", play: "pad chops rim riser", sweep: [800, 8_000] },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare/b clap rim/b hats/b open shaker bass/b stabs/b pad chops/hook", fill: true },
    { name: "outro", bars: 3, progression: "verse", play: "stabs pad hats", sweep: [6_000, 400] },
  ],
}
