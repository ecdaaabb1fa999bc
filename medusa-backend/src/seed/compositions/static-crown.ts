import type { Composition } from "../render/composition"
import { highpass, lowpass } from "../render/dsp/biquad"
import { chorus, equalize, saturate } from "../render/dsp/inserts"
import { clap, hat, kick, perc, riser, snare } from "../render/instruments/drums"
import { eightOhEight } from "../render/instruments/eight-oh-eight"
import { bell } from "../render/instruments/fm"
import { subtractive } from "../render/instruments/subtractive"

/** Trap, 140 BPM: half-time snare, rolling hats, an 808 that carries the harmony, music-box bells. */
export const staticCrown: Composition = {
  key: "F minor", scale: "harmonic minor", bpm: 140, swing: 0.5, loosenessMs: 3,
  room: { decaySeconds: 2.2, preDelaySeconds: 0.02, dampingHz: 4_500 }, echo: { steps: 6, feedback: 0.35, dampingHz: 3_000 },
  progressions: { verse: "i | i | VI | V7", hook: "i | VI | iv | V7" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -20, sound: kick({ startHz: 210, endHz: 52, decaySeconds: 0.3, drive: 2.4 }),
      patterns: { a: "X.....x...x..... x.....x......x..", b: "X..x..x...x..... X.....x...x..x..", fill: "X.....x........." } },
    snare: { kind: "drum", group: "drums", lufs: -19, reverb: 0.12, sound: snare({ bodyHz: 205, noiseSeconds: 0.18, noiseHz: 2_100, noise: 0.8 }),
      patterns: { a: "........X.......", b: "........X....... ........X.....o.", fill: "........X...x.x3" } },
    clap: { kind: "drum", group: "drums", lufs: -23, reverb: 0.18, lateMs: 8, sound: clap({ seconds: 0.2 }), patterns: { a: "........X......." } },
    hats: { kind: "drum", group: "drums", lufs: -28, pan: 0.12, sound: hat({ seconds: 0.045, highpassHz: 8_000 }),
      patterns: { a: "x.x.x.x.x.x.x.x. x.x.x.2.x.x.x3x.", b: "x.x.x.x2x.x.x.3. x.x.6.x.x.x2x.4.", fill: "x.x.x.x.2.2.4.6." } },
    open: { kind: "drum", group: "drums", lufs: -30, pan: -0.2, sound: hat({ seconds: 0.3, highpassHz: 6_500 }), patterns: { a: "..............x. ................" } },
    tom: { kind: "drum", group: "drums", lufs: -26, pan: -0.35, reverb: 0.2, sound: perc({ hz: 118, seconds: 0.3, fall: 0.6 }), patterns: { a: "................ .............xx.", fill: ".........xx.xx.x" } },
    riser: { kind: "drum", group: "drums", lufs: -30, reverb: 0.3, sound: riser({ seconds: 3.4 }), patterns: { a: "................ ................ x............... ................" } },
    bass: { kind: "line", group: "bass", lufs: -18.5, reads: "chord", floor: 29, instrument: eightOhEight({ decaySeconds: 2.2, drive: 2.6 }),
      patterns: { a: "1!/6 1/4 1/6 | 1!/6 1/7 ~8/3", b: "1!/3 1/3 1/4 1/4 ~5/2 | 1!/6 1/4 1/3 ~8/3" } },
    pad: { kind: "chords", group: "harmony", lufs: -24, middle: 58, reverb: 0.35, inserts: [equalize(highpass(180)), chorus(0.4, 3, 0.5)],
      instrument: subtractive({ unison: 3, detuneCents: 16, width: 0.8, cutoffHz: 900, openOctaves: 1, amp: { attack: 0.4, decay: 1, sustain: 0.8, release: 0.9 }, filter: { attack: 1.2, decay: 1, sustain: 0.6, release: 1 } }),
      patterns: { a: "x---------------" } },
    keys: { kind: "chords", group: "harmony", lufs: -23, middle: 62, reverb: 0.25, echo: 0.2, duck: 0.25,
      instrument: subtractive({ wave: "square", cutoffHz: 700, openOctaves: 2.2, amp: { attack: 0.002, decay: 0.35, sustain: 0, release: 0.2 }, filter: { attack: 0.001, decay: 0.2, sustain: 0, release: 0.2 } }),
      patterns: { a: "x.....x.....x..." } },
    bells: { kind: "line", group: "melody", lufs: -20.5, reads: "scale", floor: 72, reverb: 0.32, echo: 0.28, pan: -0.1, instrument: bell(1.5),
      patterns: {
        a: "5/3 -/1 4/2 3/2 1/6 -/2 | 3/3 -/1 2/2 1/2 7,/6 -/2 | 6,/3 -/1 1/2 3/2 6/4 5/4 | 5/2 -/2 4/2 2/2 7,/4 -/4",
        hook: "5!/2 5/2 8/4 7/2 5/2 -/4 | 6!/2 5/2 3/4 1/2 3/2 -/4 | 4!/2 3/2 4/2 6/2 8/4 -/4 | 7!/3 -/1 5/2 4/2 2/4 7,/4" } },
    lead: { kind: "line", group: "melody", lufs: -23, reads: "scale", floor: 60, reverb: 0.25, echo: 0.25, pan: 0.15, inserts: [saturate(1.5), equalize(lowpass(5_200))],
      instrument: subtractive({ unison: 2, detuneCents: 9, cutoffHz: 1_600, openOctaves: 1, vibratoCents: 16, amp: { attack: 0.03, decay: 0.3, sustain: 0.7, release: 0.25 } }),
      patterns: { a: "-/8 1/4 3/4 | 5/12 -/4 | -/8 6/4 5/4 | 4/6 3/2 2/6 -/2" } },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "pad bells riser", sweep: [500, 6_000] },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare/b clap hats/b open tom bass/b pad keys bells/hook lead", fill: true },
    { name: "verse", bars: 12, progression: "verse", play: "kick snare hats bass pad bells", fill: true },
    { name: "verse", bars: 4, progression: "verse", play: "snare hats keys bells lead riser", fill: true, sweep: [900, 9_000] },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare/b clap hats/b open tom bass/b pad keys bells/hook lead", fill: true },
    { name: "outro", bars: 4, progression: "verse", play: "pad bells hats", sweep: [8_000, 400] },
  ],
}
