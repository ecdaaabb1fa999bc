import type { Composition } from "../render/composition"
import { highpass } from "../render/dsp/biquad"
import { chorus, equalize, saturate } from "../render/dsp/inserts"
import { clap, hat, kick, perc, riser, snare } from "../render/instruments/drums"
import { bell } from "../render/instruments/fm"
import { subtractive } from "../render/instruments/subtractive"

/** Synthwave, 108 BPM: octave bass in sixteenths, gated snare, wide detuned saws, a lead made for night drives. */
export const afterimage: Composition = {
  key: "E minor", scale: "minor", bpm: 108, swing: 0.5, loosenessMs: 1.5,
  room: { decaySeconds: 2.8, preDelaySeconds: 0.02, dampingHz: 6_000 }, echo: { steps: 3, feedback: 0.42, dampingHz: 3_800 },
  progressions: { verse: "i | VI | III | VII", hook: "VI | VII | i | III VII" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -18.5, sound: kick({ startHz: 200, endHz: 52, decaySeconds: 0.3, drive: 2 }), patterns: { a: "X.......X.......", b: "X...X...X...X...", fill: "X...X...X......." } },
    snare: { kind: "drum", group: "drums", lufs: -18.5, reverb: 0.4, inserts: [saturate(2)], sound: snare({ bodyHz: 180, bodySeconds: 0.2, noiseSeconds: 0.3, noiseHz: 1_300, noise: 0.85 }), patterns: { a: "....X.......X...", fill: "....X...x...X.X." } },
    clap: { kind: "drum", group: "drums", lufs: -24, reverb: 0.3, sound: clap(), patterns: { a: "....X.......X..." } },
    hats: { kind: "drum", group: "drums", lufs: -28, pan: 0.15, sound: hat({ seconds: 0.05 }), patterns: { a: "x.x.x.x.x.x.x.x.", b: "x.xxx.xxx.xxx.xx" } },
    open: { kind: "drum", group: "drums", lufs: -28, pan: -0.15, sound: hat({ seconds: 0.25, highpassHz: 6_500 }), patterns: { a: "..x...x...x...x." } },
    tom: { kind: "drum", group: "drums", lufs: -22, pan: -0.2, reverb: 0.35, sound: perc({ hz: 125, seconds: 0.4, fall: 0.7 }), patterns: { fill: "..........x.xxx.", a: "................" } },
    high: { kind: "drum", group: "drums", lufs: -23, pan: 0.3, reverb: 0.35, sound: perc({ hz: 190, seconds: 0.35, fall: 0.7 }), patterns: { fill: "......xxx.......", a: "................" } },
    riser: { kind: "drum", group: "drums", lufs: -29, reverb: 0.4, sound: riser({ seconds: 4.2 }), patterns: { a: "................ ................ x............... ................" } },
    bass: { kind: "line", group: "bass", lufs: -18.5, reads: "chord", floor: 28, duck: 0.5,
      instrument: subtractive({ unison: 2, detuneCents: 8, sub: 0.3, cutoffHz: 380, openOctaves: 2.2, resonance: 0.3, drive: 1.4, amp: { attack: 0.002, decay: 0.2, sustain: 0.4, release: 0.04 }, filter: { attack: 0.001, decay: 0.11, sustain: 0.1, release: 0.05 } }),
      patterns: { a: "1!/2 1?/2 1/2 1?/2 1!/2 1?/2 1/2 8/2", b: "1!/1 1?/1 8/1 1?/1 1!/1 1?/1 8/1 1?/1 1!/1 1?/1 8/1 1?/1 1!/1 5/1 8/1 5/1" } },
    pad: { kind: "chords", group: "harmony", lufs: -22, middle: 62, reverb: 0.4, duck: 0.4, inserts: [equalize(highpass(180)), chorus(0.35, 4, 0.5)],
      instrument: subtractive({ unison: 5, detuneCents: 20, width: 1, cutoffHz: 1_100, openOctaves: 1.4, amp: { attack: 0.3, decay: 1, sustain: 0.85, release: 0.8 }, filter: { attack: 1, decay: 1, sustain: 0.6, release: 0.8 } }), patterns: { a: "x---------------", b: "x-------x-----x-" } },
    arp: { kind: "chords", group: "harmony", lufs: -24, middle: 72, pan: 0.25, reverb: 0.25, echo: 0.35, duck: 0.3,
      instrument: subtractive({ wave: "square", cutoffHz: 1_200, openOctaves: 2, resonance: 0.2, amp: { attack: 0.002, decay: 0.18, sustain: 0.1, release: 0.12 }, filter: { attack: 0.001, decay: 0.15, sustain: 0.1, release: 0.1 } }),
      patterns: { a: "1.2.3.2.4.3.2.3.", b: "1232343512323435" } },
    lead: { kind: "line", group: "melody", lufs: -20, reads: "scale", floor: 64, reverb: 0.35, echo: 0.3, pan: -0.05, inserts: [saturate(1.6)],
      instrument: subtractive({ unison: 3, detuneCents: 12, width: 0.4, cutoffHz: 1_700, openOctaves: 1.4, resonance: 0.15, vibratoCents: 18, glideSeconds: 0.07, amp: { attack: 0.015, decay: 0.4, sustain: 0.75, release: 0.3 }, filter: { attack: 0.02, decay: 0.5, sustain: 0.5, release: 0.3 } }),
      patterns: { hook: "8!/6 7/2 5/4 3/4 | 9!/6 8/2 7/4 -/4 | 10!/4 ~9/2 8/2 7/4 5/4 | 3/4 5/4 7/4 ~9/4 | 8!/6 7/2 5/4 8/4 | 9!/6 10/2 12/4 -/4 | 10!/4 9/2 8/2 5/8 | 7/6 -/10" } },
    glass: { kind: "line", group: "melody", lufs: -22, reads: "scale", floor: 76, reverb: 0.4, echo: 0.4, pan: -0.2, instrument: bell(1.8),
      patterns: { a: "5/4 3/4 1/8 | -/8 3/4 5/4 | 5/4 7/4 8/8 | 7/4 -/12" } },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "pad glass riser", sweep: [600, 7_000] },
    { name: "verse", bars: 8, progression: "verse", play: "kick snare hats bass arp glass tom high", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare clap hats/b open bass/b pad/b arp/b lead/hook tom high", fill: true },
    { name: "bridge", bars: 4, progression: "verse", play: "kick pad arp glass riser", sweep: [500, 8_000] },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare clap hats/b open bass/b pad/b arp/b lead/hook tom high", fill: true },
    { name: "outro", bars: 2, progression: "verse", play: "pad arp glass", sweep: [6_000, 500] },
  ],
}
