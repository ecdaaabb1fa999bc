import type { Composition } from "../render/composition"
import { highpass, lowpass } from "../render/dsp/biquad"
import { chorus, equalize, saturate } from "../render/dsp/inserts"
import { clap, hat, kick, rim, shaker, snare } from "../render/instruments/drums"
import { eightOhEight } from "../render/instruments/eight-oh-eight"
import { bell, electricPiano } from "../render/instruments/fm"
import { subtractive } from "../render/instruments/subtractive"

/** R&B, 68 BPM: wide ninth chords, a snap on two and four, a sine lead that slides between its notes. */
export const slowTide: Composition = {
  key: "F# minor", scale: "minor", bpm: 68, swing: 0.55, loosenessMs: 6,
  room: { decaySeconds: 2.4, preDelaySeconds: 0.03, dampingHz: 5_000 }, echo: { steps: 3, feedback: 0.4, dampingHz: 3_200 },
  progressions: { verse: "VImaj9 | v7 | i9 | i9", hook: "VImaj9 | VII6 v7 | i9 | iv9 III" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -20, sound: kick({ startHz: 150, endHz: 47, decaySeconds: 0.4, click: 0.25 }),
      patterns: { a: "X.....x...x.....", b: "X..x..x...x....o X.....x..xx.....", fill: "X.....x...x..x.." } },
    snap: { kind: "drum", group: "drums", lufs: -21.5, reverb: 0.25, lateMs: 6, sound: clap({ seconds: 0.13, centerHz: 2_100, q: 1.4 }), patterns: { a: "....X.......X..." } },
    snare: { kind: "drum", group: "drums", lufs: -22.5, reverb: 0.3, sound: snare({ bodyHz: 170, noiseSeconds: 0.26, noiseHz: 1_500 }), patterns: { a: "....X.......X...", fill: "....X.....o.X.2x" } },
    hats: { kind: "drum", group: "drums", lufs: -29, pan: 0.2, sound: hat({ seconds: 0.04, highpassHz: 8_800, metal: 0.3 }), patterns: { a: "x.o.x.o.x.o.x.2.", b: "xoxoxo2oxoxoxo3o", fill: "x.o.x.2.x.2.3.4." } },
    rim: { kind: "drum", group: "drums", lufs: -28, pan: -0.35, reverb: 0.3, sound: rim({ hz: 1_380 }), patterns: { a: ".......x......x. ...x......x....." } },
    shaker: { kind: "drum", group: "drums", lufs: -31, pan: -0.25, sound: shaker({ hz: 7_000 }), patterns: { a: "x.xxx.xxx.xxx.xx" } },
    bass: { kind: "line", group: "bass", lufs: -19, reads: "chord", floor: 30, instrument: eightOhEight({ decaySeconds: 3, drive: 1.5, punch: 0.25, glideSeconds: 0.14 }),
      patterns: { a: "1!/6 1?/4 5/3 ~8/3", b: "1!/3 1?/3 1/4 -/2 5/2 ~1/2" } },
    piano: { kind: "chords", group: "harmony", lufs: -20.5, middle: 62, strumMs: 22, reverb: 0.3, echo: 0.1, duck: 0.2, inserts: [chorus(0.5, 2.5, 0.45), equalize(highpass(150))], instrument: electricPiano(0.4),
      patterns: { a: "x-------x---o---", b: "x-----o---x---o-" } },
    pad: { kind: "chords", group: "harmony", lufs: -25.5, middle: 66, reverb: 0.5, duck: 0.35, inserts: [equalize(highpass(260)), chorus(0.3, 4, 0.5)],
      instrument: subtractive({ unison: 4, detuneCents: 14, width: 1, cutoffHz: 1_000, openOctaves: 1.2, amp: { attack: 0.6, decay: 1, sustain: 0.8, release: 1.2 }, filter: { attack: 1.5, decay: 1, sustain: 0.7, release: 1 } }),
      patterns: { a: "x---------------" } },
    lead: { kind: "line", group: "melody", lufs: -21.5, reads: "scale", floor: 66, reverb: 0.35, echo: 0.25, pan: -0.08, inserts: [saturate(1.4), equalize(lowpass(4_500))],
      instrument: subtractive({ wave: "triangle", unison: 2, detuneCents: 5, cutoffHz: 2_000, vibratoCents: 20, vibratoDelaySeconds: 0.35, glideSeconds: 0.12, amp: { attack: 0.04, decay: 0.3, sustain: 0.8, release: 0.3 } }),
      patterns: {
        a: "-/6 5/2 7/2 ~8/6 | 7/3 5/1 4/6 -/6 | -/4 3/2 4/2 5/4 ~7/4 | 5/6 -/10",
        hook: "10/4 ~9/2 8/2 7/4 8/2 9/2 | 9/3 ~7/3 5/2 4/4 -/4 | 5/2 7/2 8/4 ~10/4 9/2 8/2 | 7/4 5/4 4/2 3/6" } },
    glint: { kind: "chords", group: "melody", lufs: -26, middle: 78, pan: 0.3, reverb: 0.45, echo: 0.3, instrument: bell(0.9, 0.15), patterns: { a: "..4...3...5...2." } },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "piano pad glint", sweep: [800, 4_500] },
    { name: "verse", bars: 6, progression: "verse", play: "kick snap hats bass piano lead", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snap snare hats/b rim shaker bass/b piano/b pad lead/hook glint", fill: true },
    { name: "outro", bars: 3, progression: "verse", play: "piano pad glint", sweep: [6_000, 500] },
  ],
}
