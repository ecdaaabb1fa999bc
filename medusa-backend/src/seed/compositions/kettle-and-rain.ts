import type { Composition } from "../render/composition"
import { highpass, lowpass } from "../render/dsp/biquad"
import { chorus, crush, equalize, saturate, wow } from "../render/dsp/inserts"
import { hat, kick, rim, shaker, snare } from "../render/instruments/drums"
import { bell, electricPiano } from "../render/instruments/fm"
import { pluckedString } from "../render/instruments/plucked-string"
import { subtractive } from "../render/instruments/subtractive"
import { rain, vinyl } from "../render/instruments/textures"

/** Lo-fi, 78 BPM: a felt tine piano through worn tape, brushed drums behind the beat, rain at the window. */
export const kettleAndRain: Composition = {
  key: "Eb major", scale: "major", bpm: 78, swing: 0.59, loosenessMs: 9,
  room: { decaySeconds: 1.4, preDelaySeconds: 0.015, dampingHz: 3_000 }, echo: { steps: 3, feedback: 0.3, dampingHz: 2_000 },
  progressions: { verse: "Imaj9 | vi9 | ii9 | V13", hook: "IVmaj9 | iii7 vi9 | ii9 V13 | Imaj9" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -21, inserts: [equalize(lowpass(4_000)), crush(11, 1)], sound: kick({ startHz: 130, endHz: 52, decaySeconds: 0.3, click: 0.2, drive: 1.2 }),
      patterns: { a: "X......x..x.....", b: "X......x..x..... X.x....x..x....o", fill: "X......x..x..x.." } },
    snare: { kind: "drum", group: "drums", lufs: -22, lateMs: 14, reverb: 0.1, inserts: [equalize(lowpass(6_000))], sound: snare({ bodyHz: 172, noiseSeconds: 0.17, noiseHz: 1_200, noise: 0.5 }),
      patterns: { a: "....X.......X...", b: "....X..o....X..o", fill: "....X..o....X.oo" } },
    rim: { kind: "drum", group: "drums", lufs: -29, pan: 0.3, lateMs: 8, sound: rim({ hz: 1_500 }), patterns: { a: "..........o...x." } },
    hats: { kind: "drum", group: "drums", lufs: -30, pan: -0.15, inserts: [equalize(lowpass(8_500))], sound: hat({ seconds: 0.05, highpassHz: 6_000, metal: 0.3 }), patterns: { a: "x.o.x.o.x.o.x.oo", b: "xoo.xoo.xoo.x.oo" } },
    shaker: { kind: "drum", group: "drums", lufs: -32, pan: 0.4, sound: shaker({ hz: 5_000 }), patterns: { a: "o.x.o.x.o.x.o.x." } },
    bass: { kind: "line", group: "bass", lufs: -20, reads: "chord", floor: 34, lateMs: 6, inserts: [saturate(1.6), equalize(lowpass(900))],
      instrument: subtractive({ wave: "triangle", sub: 0.3, cutoffHz: 500, openOctaves: 1, amp: { attack: 0.008, decay: 0.8, sustain: 0.5, release: 0.12 } }),
      patterns: { a: "1/6 -/1 5?/1 8?/2 5/4 -/2", b: "1!/5 -/1 1?/2 3/2 5/4 8?/2" } },
    piano: { kind: "chords", group: "harmony", lufs: -20.5, middle: 61, strumMs: 16, reverb: 0.2, inserts: [wow(1.6), chorus(0.6, 2, 0.35), equalize(lowpass(4_200), highpass(140))], instrument: electricPiano(0.25),
      patterns: { a: "x-----o---x-----", b: "x---o-x-----o---" } },
    guitar: { kind: "chords", group: "harmony", lufs: -25, middle: 68, pan: 0.35, reverb: 0.3, echo: 0.25, inserts: [wow(1.2), equalize(lowpass(3_500))], instrument: pluckedString({ brightness: 0.35, sustainSeconds: 1.6 }),
      patterns: { a: "..1.2.3...4.3.2." } },
    melody: { kind: "line", group: "melody", lufs: -22.5, reads: "scale", floor: 75, reverb: 0.3, echo: 0.3, pan: -0.2, inserts: [wow(1.8), equalize(lowpass(5_000))], instrument: bell(1.2, 0.2),
      patterns: {
        a: "-/4 5/2 6/2 8/4 7/2 5/2 | 3/6 -/10 | -/4 2/2 4/2 6/4 5/2 4/2 | 5/4 -/12",
        hook: "6/3 5/1 6/4 9/4 8/4 | 7/3 5/1 3/4 -/8 | 4/3 3/1 4/4 6/4 5/4 | 3/6 2/2 1/4 -/4" } },
    rain: { kind: "texture", group: "melody", lufs: -38, texture: rain() },
    vinyl: { kind: "texture", group: "harmony", lufs: -40, texture: vinyl(11, 0.35) },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "piano rain vinyl", sweep: [700, 2_600] },
    { name: "verse", bars: 8, progression: "verse", play: "kick snare hats bass piano melody rain vinyl", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare/b rim hats/b shaker bass/b piano/b guitar melody/hook vinyl", fill: true },
    { name: "outro", bars: 4, progression: "verse", play: "piano guitar rain vinyl", sweep: [4_000, 600] },
  ],
}
