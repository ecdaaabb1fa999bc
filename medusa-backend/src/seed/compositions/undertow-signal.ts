import type { Composition } from "../render/composition"
import { highpass, lowpass, peaking } from "../render/dsp/biquad"
import { autoPan, equalize, saturate } from "../render/dsp/inserts"
import { hat, kick, riser, shaker, snare } from "../render/instruments/drums"
import { electricPiano } from "../render/instruments/fm"
import { subtractive } from "../render/instruments/subtractive"

/** Drum & bass, 172 BPM: two-step drums with ghosts, a reese that growls under soft tine chords. */
export const undertowSignal: Composition = {
  key: "D minor", scale: "minor", bpm: 172, swing: 0.52, loosenessMs: 2,
  room: { decaySeconds: 2.4, preDelaySeconds: 0.02, dampingHz: 5_000 }, echo: { steps: 6, feedback: 0.4, dampingHz: 3_000 },
  progressions: { verse: "i9 | i9 | VImaj7 | VImaj7", hook: "i9 | i9 | VImaj7 | VII6 | iv9 | iv9 | VImaj7 | v7" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -19, inserts: [saturate(2)], sound: kick({ startHz: 230, endHz: 58, decaySeconds: 0.2, drive: 2.4, click: 0.5 }), patterns: { a: "X.........X.....", b: "X.........X..... X..x......X....o", fill: "X.....X...X....." } },
    snare: { kind: "drum", group: "drums", lufs: -17.5, reverb: 0.08, inserts: [saturate(2.5), equalize(peaking(220, 1, 3))], sound: snare({ bodyHz: 218, bodySeconds: 0.14, noiseSeconds: 0.17, noiseHz: 1_800 }),
      patterns: { a: "....X.......X...", b: "....X..o.o..X..o", fill: "....X..x.x..X2X4" } },
    hats: { kind: "drum", group: "drums", lufs: -27, pan: 0.15, sound: hat({ seconds: 0.045 }), patterns: { a: "x.x.x.x.x.x.x.x.", b: "xoxoxoxoxoxoxoxo" } },
    ride: { kind: "drum", group: "drums", lufs: -28, pan: -0.2, sound: hat({ seconds: 0.4, highpassHz: 5_500, metal: 0.9, pitch: 1.3 }), patterns: { a: "x...x...x...x..." } },
    shaker: { kind: "drum", group: "drums", lufs: -30, pan: 0.35, sound: shaker({ seconds: 0.06 }), patterns: { a: "xxoxxxoxxxoxxxox" } },
    riser: { kind: "drum", group: "drums", lufs: -29, reverb: 0.4, sound: riser({ seconds: 5.4 }), patterns: { a: "x............... ................ ................ ................" } },
    bass: { kind: "line", group: "bass", lufs: -18.5, reads: "chord", floor: 26, duck: 0.45, inserts: [saturate(2.2), equalize(lowpass(2_600))],
      instrument: subtractive({ unison: 3, detuneCents: 24, sub: 0.8, cutoffHz: 420, openOctaves: 1.6, resonance: 0.3, drive: 1.6, glideSeconds: 0.12, amp: { attack: 0.01, decay: 0.5, sustain: 0.85, release: 0.1 }, filter: { attack: 0.35, decay: 0.6, sustain: 0.4, release: 0.2 } }),
      patterns: { a: "1!/10 1/6 | 1/12 ~8/4", b: "1!/6 -/2 1/4 ~5/4 | 1!/4 8/2 ~7/2 1/4 ~8'/4" } },
    keys: { kind: "chords", group: "harmony", lufs: -21.5, middle: 64, reverb: 0.4, echo: 0.25, duck: 0.2, inserts: [equalize(highpass(220)), autoPan(0.21, 0.4)], instrument: electricPiano(0.35),
      patterns: { a: "x-----------x---", b: "x-----x-----x---" } },
    pad: { kind: "chords", group: "harmony", lufs: -24, middle: 66, reverb: 0.5, duck: 0.3, inserts: [equalize(highpass(280))],
      instrument: subtractive({ unison: 4, detuneCents: 15, width: 1, cutoffHz: 1_200, openOctaves: 1.2, amp: { attack: 0.8, decay: 1, sustain: 0.9, release: 1.4 }, filter: { attack: 2, decay: 1, sustain: 0.8, release: 1 } }), patterns: { a: "x---------------" } },
    lead: { kind: "line", group: "melody", lufs: -21, reads: "scale", floor: 74, reverb: 0.4, echo: 0.4, pan: 0.1,
      instrument: subtractive({ wave: "triangle", unison: 2, detuneCents: 7, noise: 0.03, cutoffHz: 2_400, vibratoCents: 15, glideSeconds: 0.09, amp: { attack: 0.02, decay: 0.4, sustain: 0.6, release: 0.3 } }),
      patterns: {
        a: "5/12 4/4 | 3/8 1/8 | -/8 3/4 4/4 | 5/16 | 5/12 7/4 | 8/8 7/8 | -/8 5/4 3/4 | 4/8 -/8",
        hook: "8!/6 7/6 5/4 | 3/8 5/4 7/4 | 8!/6 9/6 10/4 | 9/8 7/4 ~5/4 | 8!/6 7/6 6/4 | 4/8 6/4 8/4 | 10!/6 ~9/6 8/4 | 7/8 -/8" } },
  },
  form: [
    { name: "intro", bars: 8, progression: "verse", play: "pad keys shaker lead", sweep: [500, 6_000] },
    { name: "verse", bars: 16, progression: "verse", play: "kick snare hats bass keys", fill: true },
    { name: "bridge", bars: 4, progression: "verse", play: "pad keys hats riser", sweep: [900, 9_000] },
    { name: "hook", bars: 16, progression: "hook", play: "kick/b snare/b hats/b ride shaker bass/b keys/b pad lead/hook", fill: true },
    { name: "outro", bars: 4, progression: "verse", play: "pad keys", sweep: [5_000, 400] },
  ],
}
