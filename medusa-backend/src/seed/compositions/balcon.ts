import type { Composition } from "../render/composition"
import { highpass } from "../render/dsp/biquad"
import { equalize, saturate } from "../render/dsp/inserts"
import { hat, kick, perc, riser, shaker, snare } from "../render/instruments/drums"
import { pluckedString } from "../render/instruments/plucked-string"
import { subtractive } from "../render/instruments/subtractive"

/** Reggaeton, 95 BPM: the dembow, a nylon guitar on the balcony, a bright mono lead in the chorus. */
export const balcon: Composition = {
  key: "B minor", scale: "minor", bpm: 95, swing: 0.5, loosenessMs: 4,
  room: { decaySeconds: 1.6, preDelaySeconds: 0.02, dampingHz: 4_800 }, echo: { steps: 3, feedback: 0.3, dampingHz: 3_200 },
  progressions: { verse: "i | VI | III | VII", hook: "VI | VII | i | v7" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -19, sound: kick({ startHz: 180, endHz: 51, decaySeconds: 0.3, drive: 2 }), patterns: { a: "X...X...X...X...", b: "X...X...X...X.x.", fill: "X...X...X......." } },
    snare: { kind: "drum", group: "drums", lufs: -19.5, reverb: 0.08, sound: snare({ bodyHz: 240, bodySeconds: 0.1, noiseSeconds: 0.13, noiseHz: 1_900 }), patterns: { a: "...X..X....X..X.", fill: "...X..X.x.xx2x2x" } },
    wood: { kind: "drum", group: "drums", lufs: -25, pan: 0.25, reverb: 0.15, sound: perc({ hz: 410, seconds: 0.1, fall: 0.1, slap: 0.5 }), patterns: { a: "...x..x....x..x." } },
    hats: { kind: "drum", group: "drums", lufs: -29, pan: -0.15, sound: hat({ seconds: 0.04 }), patterns: { a: "x.x.x.x.x.x.x.x.", b: "xoxoxoxoxoxox2xo" } },
    shaker: { kind: "drum", group: "drums", lufs: -30, pan: 0.35, sound: shaker({ hz: 6_800 }), patterns: { a: "xoxxxoxxxoxxxoxx" } },
    tom: { kind: "drum", group: "drums", lufs: -25, pan: -0.35, reverb: 0.15, sound: perc({ hz: 135, seconds: 0.3, fall: 0.5 }), patterns: { a: "................ ..............xx", fill: "..........x.xxx." } },
    riser: { kind: "drum", group: "drums", lufs: -30, reverb: 0.3, sound: riser({ seconds: 4.9 }), patterns: { a: "................ ................ x............... ................" } },
    bass: { kind: "line", group: "bass", lufs: -18, reads: "chord", floor: 30, duck: 0.4,
      instrument: subtractive({ wave: "square", sub: 0.8, cutoffHz: 240, openOctaves: 1.4, drive: 1.6, amp: { attack: 0.005, decay: 0.4, sustain: 0.6, release: 0.08 }, filter: { attack: 0.002, decay: 0.14, sustain: 0.2, release: 0.1 } }),
      patterns: { a: "1!/3 -/1 1/2 -/2 1!/3 -/1 5/2 -/2", b: "1!/3 1/3 8/2 1!/3 5/3 8/2" } },
    guitar: { kind: "chords", group: "harmony", lufs: -20.5, middle: 62, strumMs: 12, reverb: 0.25, echo: 0.12, pan: 0.12, instrument: pluckedString({ brightness: 0.4, sustainSeconds: 2.2 }),
      patterns: { a: "1.23.4.31.23.4.2", b: "x..x..x.1.23x.x." } },
    pad: { kind: "chords", group: "harmony", lufs: -24.5, middle: 64, reverb: 0.35, duck: 0.5, inserts: [equalize(highpass(250))],
      instrument: subtractive({ unison: 5, detuneCents: 18, width: 1, cutoffHz: 1_400, openOctaves: 1, amp: { attack: 0.2, decay: 0.8, sustain: 0.8, release: 0.6 } }),
      patterns: { a: "x---------------", b: "x--x--x-x--x--x-" } },
    lead: { kind: "line", group: "melody", lufs: -20.5, reads: "scale", floor: 71, reverb: 0.22, echo: 0.25, pan: -0.06, inserts: [saturate(1.5)],
      instrument: subtractive({ wave: "square", unison: 2, detuneCents: 8, cutoffHz: 1_500, openOctaves: 1.6, vibratoCents: 12, glideSeconds: 0.05, amp: { attack: 0.008, decay: 0.3, sustain: 0.55, release: 0.15 }, filter: { attack: 0.005, decay: 0.25, sustain: 0.35, release: 0.2 } }),
      patterns: { hook: "3!/3 2/3 1/2 3/3 5/3 -/2 | 4!/3 3/3 2/2 4/3 2/3 -/2 | 3!/3 2/3 1/2 5/3 8/3 -/2 | 7!/3 5/3 4/2 2/4 -/4" } },
    whisper: { kind: "line", group: "melody", lufs: -22.5, reads: "scale", floor: 71, reverb: 0.35, echo: 0.3, pan: -0.15,
      instrument: subtractive({ wave: "triangle", noise: 0.08, cutoffHz: 2_000, vibratoCents: 20, amp: { attack: 0.06, decay: 0.3, sustain: 0.8, release: 0.25 } }),
      patterns: { a: "-/6 5/2 4/2 3/6 | 1/6 -/10 | -/6 5/2 7/2 8/6 | 7/4 5/4 -/8" } },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "guitar whisper riser", sweep: [900, 6_000] },
    { name: "verse", bars: 8, progression: "verse", play: "kick snare hats bass guitar whisper", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare wood hats/b shaker tom bass/b guitar/b pad/b lead/hook", fill: true },
    { name: "bridge", bars: 2, progression: "verse", play: "guitar pad wood", sweep: [1_000, 5_000] },
    { name: "hook", bars: 4, progression: "hook", play: "kick/b snare wood hats/b shaker tom bass/b guitar/b pad/b lead/hook", fill: true },
    { name: "outro", bars: 2, progression: "verse", play: "guitar whisper", sweep: [5_000, 700] },
  ],
}
