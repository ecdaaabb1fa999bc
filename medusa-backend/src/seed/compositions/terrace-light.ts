import type { Composition } from "../render/composition"
import { highpass } from "../render/dsp/biquad"
import { chorus, equalize } from "../render/dsp/inserts"
import { clap, hat, kick, perc, riser, shaker } from "../render/instruments/drums"
import { organ } from "../render/instruments/fm"
import { subtractive } from "../render/instruments/subtractive"

/** House, 124 BPM: four on the floor, off-beat hats and bass, piano-like stabs that breathe with the kick. */
export const terraceLight: Composition = {
  key: "C minor", scale: "dorian", bpm: 124, swing: 0.54, loosenessMs: 3,
  room: { decaySeconds: 1.8, preDelaySeconds: 0.02, dampingHz: 5_500 }, echo: { steps: 3, feedback: 0.38, dampingHz: 3_600 },
  progressions: { verse: "i9 | i9 | VImaj7 | v7", hook: "VImaj9 | v7 | i9 | IV9" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -18, sound: kick({ startHz: 220, endHz: 50, decaySeconds: 0.34, drive: 2 }), patterns: { a: "X...X...X...X...", fill: "X...X...X......." } },
    clap: { kind: "drum", group: "drums", lufs: -21, reverb: 0.18, sound: clap({ seconds: 0.22 }), patterns: { a: "....X.......X...", fill: "....X.......X.xx" } },
    hats: { kind: "drum", group: "drums", lufs: -28, pan: 0.1, sound: hat({ seconds: 0.05 }), patterns: { a: "x.xox.xox.xox.xo", b: "xoxoxoxoxoxoxoxo" } },
    open: { kind: "drum", group: "drums", lufs: -25.5, pan: -0.08, sound: hat({ seconds: 0.24, highpassHz: 6_600 }), patterns: { a: "..X...X...X...X." } },
    shaker: { kind: "drum", group: "drums", lufs: -30, pan: 0.4, sound: shaker(), patterns: { a: "xoxxxoxxxoxxxoxx" } },
    conga: { kind: "drum", group: "drums", lufs: -26, pan: -0.35, reverb: 0.2, sound: perc({ hz: 255, seconds: 0.18, fall: 0.15 }), patterns: { a: "...x..x....x..x. ...x..x..x.x..xx", fill: "...x..x.x.xx.xxx" } },
    riser: { kind: "drum", group: "drums", lufs: -28, reverb: 0.4, sound: riser({ seconds: 7.4 }), patterns: { a: "x............... ................ ................ ................" } },
    bass: { kind: "line", group: "bass", lufs: -18.5, reads: "chord", floor: 31, duck: 0.65,
      instrument: subtractive({ unison: 2, detuneCents: 7, sub: 0.7, cutoffHz: 300, openOctaves: 2, resonance: 0.3, amp: { attack: 0.004, decay: 0.25, sustain: 0.5, release: 0.06 }, filter: { attack: 0.002, decay: 0.14, sustain: 0.15, release: 0.1 } }),
      patterns: { a: "-/2 1!/2 -/2 1/2 -/2 1!/2 -/2 8/2", b: "-/2 1!/2 -/1 8/1 1/2 -/2 1!/2 5/1 -/1 7/1 8/1" } },
    stabs: { kind: "chords", group: "harmony", lufs: -20, middle: 63, reverb: 0.25, echo: 0.22, duck: 0.45, inserts: [equalize(highpass(200)), chorus(0.7, 2, 0.35)],
      instrument: subtractive({ unison: 4, detuneCents: 13, width: 0.9, cutoffHz: 800, openOctaves: 2.4, resonance: 0.2, amp: { attack: 0.002, decay: 0.4, sustain: 0.1, release: 0.2 }, filter: { attack: 0.001, decay: 0.25, sustain: 0.1, release: 0.2 } }),
      patterns: { a: "x-....x-..x-....", b: "x--x--x-..x--x--" } },
    organ: { kind: "chords", group: "harmony", lufs: -24, middle: 67, pan: -0.2, reverb: 0.2, duck: 0.5, instrument: organ(), patterns: { a: "x---------------", b: "..x-..x-..x-..x-" } },
    pad: { kind: "chords", group: "harmony", lufs: -25, middle: 66, reverb: 0.45, duck: 0.6, inserts: [equalize(highpass(300))],
      instrument: subtractive({ unison: 4, detuneCents: 16, width: 1, cutoffHz: 1_300, openOctaves: 1, amp: { attack: 0.5, decay: 1, sustain: 0.9, release: 0.9 } }), patterns: { a: "x---------------" } },
    lead: { kind: "line", group: "melody", lufs: -20.5, reads: "scale", floor: 72, reverb: 0.3, echo: 0.35, pan: 0.08, duck: 0.25,
      instrument: subtractive({ wave: "saw", unison: 2, detuneCents: 9, cutoffHz: 1_200, openOctaves: 2, resonance: 0.25, amp: { attack: 0.004, decay: 0.35, sustain: 0.3, release: 0.2 }, filter: { attack: 0.002, decay: 0.3, sustain: 0.2, release: 0.2 } }),
      patterns: {
        a: "-/6 5/1 7/1 8/2 -/6 | -/6 8/1 7/1 5/2 -/6 | -/6 3/1 5/1 6/2 5/2 -/4 | -/4 4/2 2/2 -/8",
        hook: "3'!/3 2'/3 8/2 5/3 7/3 -/2 | 2'!/3 8/3 7/2 5/3 4/3 -/2 | 8!/3 7/3 5/2 3/3 5/3 -/2 | 6!/3 7/3 8/2 2'/4 -/4" } },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "kick hats shaker pad stabs", sweep: [350, 6_000] },
    { name: "verse", bars: 8, progression: "verse", play: "kick clap hats open conga bass stabs lead", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick clap hats/b open shaker conga bass/b stabs/b organ/b pad lead/hook", fill: true },
    { name: "bridge", bars: 4, progression: "verse", play: "pad organ conga riser", sweep: [700, 9_000] },
    { name: "hook", bars: 8, progression: "hook", play: "kick clap hats/b open shaker conga bass/b stabs/b organ/b pad lead/hook", fill: true },
    { name: "outro", bars: 4, progression: "verse", play: "kick hats conga stabs pad", sweep: [7_000, 350] },
  ],
}
