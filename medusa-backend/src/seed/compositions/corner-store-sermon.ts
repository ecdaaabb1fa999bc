import type { Composition } from "../render/composition"
import { highpass, lowpass, peaking } from "../render/dsp/biquad"
import { crush, equalize, saturate, wow } from "../render/dsp/inserts"
import { hat, kick, perc, shaker, snare } from "../render/instruments/drums"
import { electricPiano, organ } from "../render/instruments/fm"
import { subtractive } from "../render/instruments/subtractive"
import { vinyl } from "../render/instruments/textures"

/** Boom bap, 88 BPM: hard swung drums, a walking upright, organ and chopped tine piano, a smoky flute. */
export const cornerStoreSermon: Composition = {
  key: "A minor", scale: "dorian", bpm: 88, swing: 0.61, loosenessMs: 6,
  room: { decaySeconds: 1.1, preDelaySeconds: 0.01, dampingHz: 4_000 }, echo: { steps: 4, feedback: 0.25, dampingHz: 2_400 },
  progressions: { verse: "i9 | iv9 | i9 | v7", hook: "VImaj7 | v7 | iv9 | i9" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -19.5, inserts: [saturate(2), crush(12, 1)], sound: kick({ startHz: 160, endHz: 56, decaySeconds: 0.26, click: 0.5, drive: 2 }),
      patterns: { a: "X......x..X....o X.x....x..X.....", b: "X..x...x..X....o X.x....x..X..x..", fill: "X......x..X.x.x." } },
    snare: { kind: "drum", group: "drums", lufs: -19, lateMs: 7, reverb: 0.12, inserts: [saturate(2), equalize(peaking(210, 1.2, 3))], sound: snare({ bodyHz: 196, noiseSeconds: 0.19, noiseHz: 1_300 }),
      patterns: { a: "....X.......X...", b: "....X..o.o..X...", fill: "....X..o.o.oX.X2" } },
    hats: { kind: "drum", group: "drums", lufs: -27, pan: 0.18, sound: hat({ seconds: 0.05, highpassHz: 6_800, metal: 0.4 }), patterns: { a: "x.x.x.x.x.x.x.x.", b: "x.xox.x.x.xox.xo" } },
    open: { kind: "drum", group: "drums", lufs: -30, pan: 0.18, sound: hat({ seconds: 0.28, highpassHz: 6_000, metal: 0.4 }), patterns: { a: "................ ..............x." } },
    shaker: { kind: "drum", group: "drums", lufs: -31, pan: -0.35, sound: shaker(), patterns: { a: "x.oxx.oxx.oxx.ox" } },
    bongo: { kind: "drum", group: "drums", lufs: -28, pan: -0.3, reverb: 0.15, sound: perc({ hz: 290, seconds: 0.14, fall: 0.15 }), patterns: { a: "......x..x.....x ......x....x...." } },
    bass: { kind: "line", group: "bass", lufs: -19, reads: "chord", floor: 33, lateMs: 5, inserts: [saturate(1.8), equalize(lowpass(1_100))],
      instrument: subtractive({ wave: "triangle", cutoffHz: 650, openOctaves: 1.2, noise: 0.02, amp: { attack: 0.006, decay: 0.6, sustain: 0.35, release: 0.1 }, filter: { attack: 0.002, decay: 0.12, sustain: 0.2, release: 0.1 } }),
      patterns: { a: "1!/4 -/2 1?/1 5/1 8/2 7/2 5/2 -/2", b: "1!/3 1?/1 3/2 5/2 -/2 7/2 8/2 5/2" } },
    keys: { kind: "chords", group: "harmony", lufs: -21.5, middle: 62, strumMs: 9, reverb: 0.15, pan: -0.15, inserts: [crush(10, 2), equalize(lowpass(5_500), highpass(160))], instrument: electricPiano(0.7),
      patterns: { a: "x--...x-........ x--...x---..x-..", b: "x-..x-..x---..x-" } },
    organ: { kind: "chords", group: "harmony", lufs: -24.5, middle: 65, pan: 0.2, reverb: 0.2, inserts: [saturate(2), equalize(highpass(200))], instrument: organ(),
      patterns: { a: "x---------------" } },
    flute: { kind: "line", group: "melody", lufs: -21.5, reads: "scale", floor: 69, reverb: 0.3, echo: 0.22, pan: 0.1, lateMs: 10, inserts: [wow(0.8)],
      instrument: subtractive({ wave: "triangle", noise: 0.09, cutoffHz: 2_300, vibratoCents: 22, vibratoHz: 5.4, glideSeconds: 0.05, amp: { attack: 0.05, decay: 0.2, sustain: 0.85, release: 0.12 } }),
      patterns: {
        a: "-/2 5/2 7/2 8/4 7/1 5/1 4/4 | 3/2 4/2 5/6 -/6 | -/2 5/2 7/2 8/4 9/1 8/1 7/4 | 5/2 4/2 2/6 -/6",
        hook: "8/3 7/1 8/4 10/4 9/2 8/2 | 9/3 8/1 7/4 5/4 -/4 | 8/3 7/1 6/4 4/4 5/2 6/2 | 5/6 ~3/2 1/4 -/4" } },
    vinyl: { kind: "texture", group: "harmony", lufs: -40, texture: vinyl(16, 0.3) },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "keys organ vinyl", sweep: [500, 3_000] },
    { name: "verse", bars: 8, progression: "verse", play: "kick snare hats bass keys vinyl", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare/b hats/b open shaker bongo bass/b keys/b organ flute/hook vinyl", fill: true },
    { name: "verse", bars: 4, progression: "verse", play: "kick snare hats bongo bass keys flute vinyl", fill: true },
    { name: "outro", bars: 3, progression: "verse", play: "keys organ vinyl", sweep: [5_000, 500] },
  ],
}
