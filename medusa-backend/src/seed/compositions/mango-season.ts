import type { Composition } from "../render/composition"
import { highpass, lowpass } from "../render/dsp/biquad"
import { chorus, equalize } from "../render/dsp/inserts"
import { clap, hat, kick, perc, rim, shaker } from "../render/instruments/drums"
import { marimba } from "../render/instruments/fm"
import { pluckedString } from "../render/instruments/plucked-string"
import { subtractive } from "../render/instruments/subtractive"

/** Afrobeats, 104 BPM: a rim on the 3-2 clave, shakers and hand drums in conversation, highlife guitars, marimba. */
export const mangoSeason: Composition = {
  key: "G major", scale: "major", bpm: 104, swing: 0.54, loosenessMs: 5,
  room: { decaySeconds: 1.3, preDelaySeconds: 0.015, dampingHz: 5_500 }, echo: { steps: 3, feedback: 0.32, dampingHz: 3_500 },
  progressions: { verse: "Iadd9 | vi7 | IVmaj7 | V", hook: "IVmaj7 | V6 | vi7 | I" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -19.5, sound: kick({ startHz: 150, endHz: 54, decaySeconds: 0.28 }),
      patterns: { a: "X.......X..x....", b: "X..x....X..x..x.", fill: "X..x..x.X..x..x." } },
    rim: { kind: "drum", group: "drums", lufs: -22, reverb: 0.15, sound: rim({ hz: 1_640, seconds: 0.06 }), patterns: { a: "...X..X...X.X...", b: "...X..X...X.X.o." } },
    clap: { kind: "drum", group: "drums", lufs: -24, reverb: 0.2, sound: clap({ seconds: 0.16, centerHz: 1_600 }), patterns: { a: "....X.......X...", fill: "....X...X...X.X." } },
    shaker: { kind: "drum", group: "drums", lufs: -26.5, pan: 0.3, sound: shaker(), patterns: { a: "XoxoXoxoXoxoXoxo", b: "XoxxXoxxXoxxXoxx" } },
    hats: { kind: "drum", group: "drums", lufs: -29, pan: -0.2, sound: hat({ seconds: 0.05 }), patterns: { a: "..x...x...x...x.", b: "..x.o.x...x.o.xo" } },
    conga: { kind: "drum", group: "drums", lufs: -24, pan: -0.3, reverb: 0.12, sound: perc({ hz: 235, seconds: 0.2, fall: 0.2 }), patterns: { a: "..x..x....x..x.o ..x..x.x..x...xx", fill: "x.xx.xx.x.xx2x2x" } },
    drum: { kind: "drum", group: "drums", lufs: -25, pan: 0.35, reverb: 0.12, sound: perc({ hz: 152, seconds: 0.3, fall: 0.4 }), patterns: { a: "......x......... ......x.....x.x.", fill: "......x.....x.xx" } },
    bass: { kind: "line", group: "bass", lufs: -18.5, reads: "chord", floor: 31, duck: 0.25,
      instrument: subtractive({ wave: "saw", sub: 0.6, cutoffHz: 350, openOctaves: 1.6, amp: { attack: 0.006, decay: 0.4, sustain: 0.5, release: 0.08 }, filter: { attack: 0.002, decay: 0.15, sustain: 0.2, release: 0.1 } }),
      patterns: { a: "1!/3 -/3 1/2 -/2 5/1 -/1 8/2 5/2", b: "1!/3 5/3 8/2 -/2 1/2 3/2 5/2" } },
    guitar: { kind: "chords", group: "harmony", lufs: -22, middle: 67, pan: 0.3, reverb: 0.18, inserts: [chorus(0.9, 1.6, 0.4), equalize(highpass(220))], instrument: pluckedString({ brightness: 0.8, sustainSeconds: 1.2 }),
      patterns: { a: "1.3.2.4.1.3.24.3", b: "3.4.5.4.3.2.4.32" } },
    keys: { kind: "chords", group: "harmony", lufs: -24, middle: 62, pan: -0.2, reverb: 0.25, duck: 0.3,
      instrument: subtractive({ unison: 3, detuneCents: 10, width: 0.7, cutoffHz: 900, openOctaves: 1.5, amp: { attack: 0.01, decay: 0.5, sustain: 0.4, release: 0.25 }, filter: { attack: 0.01, decay: 0.3, sustain: 0.3, release: 0.2 } }),
      patterns: { a: "x-----x-----x---", b: "..x-..x-..x-..x-" } },
    marimba: { kind: "line", group: "melody", lufs: -20.5, reads: "scale", floor: 67, pan: -0.1, reverb: 0.2, echo: 0.18, instrument: marimba(),
      patterns: {
        a: "5/2 6/1 5/1 3/2 5/2 8/3 6/1 5/4 | -/2 3/2 5/2 6/2 5/3 3/1 2/4 | 1/2 2/1 3/1 5/2 6/2 8/3 9/1 8/4 | 7/2 5/2 4/2 2/2 -/8",
        hook: "8!/2 8/1 9/1 10/2 9/2 8/2 6/2 5/4 | 7!/2 7/1 8/1 9/2 8/2 7/2 5/2 -/4 | 8!/2 8/1 9/1 10/2 12/2 10/2 9/2 8/4 | 5!/2 6/2 8/4 -/8" } },
    flute: { kind: "line", group: "melody", lufs: -23.5, reads: "scale", floor: 67, pan: 0.12, reverb: 0.3, echo: 0.2, inserts: [equalize(lowpass(6_000))],
      instrument: subtractive({ wave: "triangle", noise: 0.06, cutoffHz: 2_600, vibratoCents: 18, amp: { attack: 0.05, decay: 0.2, sustain: 0.8, release: 0.15 } }),
      patterns: { a: "-/8 8/4 9/4 | 10/8 9/4 7/4 | 8/12 -/4 | -/4 5/4 6/4 8/4" } },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "guitar shaker conga", sweep: [900, 7_000] },
    { name: "verse", bars: 8, progression: "verse", play: "kick rim shaker hats conga bass guitar marimba", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b rim/b clap shaker/b hats/b conga drum bass/b guitar/b keys marimba/hook flute", fill: true },
    { name: "bridge", bars: 4, progression: "verse", play: "conga drum shaker keys/b flute", fill: true, sweep: [1_200, 8_000] },
    { name: "hook", bars: 6, progression: "hook", play: "kick/b rim/b clap shaker/b hats/b conga drum bass/b guitar/b keys marimba/hook flute", fill: true },
    { name: "outro", bars: 2, progression: "verse", play: "guitar shaker marimba", sweep: [8_000, 800] },
  ],
}
