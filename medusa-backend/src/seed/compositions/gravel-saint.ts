import type { Composition } from "../render/composition"
import { highpass, lowpass } from "../render/dsp/biquad"
import { crush, equalize, saturate, wow } from "../render/dsp/inserts"
import { clap, cowbell, hat, kick, riser, snare } from "../render/instruments/drums"
import { eightOhEight } from "../render/instruments/eight-oh-eight"
import { fm } from "../render/instruments/fm"
import { subtractive } from "../render/instruments/subtractive"
import { vinyl } from "../render/instruments/textures"

const bellow = fm({
  operators: [{ ratio: 1, level: 0.6, modulatorRatio: 1.482, index: 2.2, indexSeconds: 0.5 }, { ratio: 1.482, level: 0.5, modulatorRatio: 2, index: 1.1, indexSeconds: 0.3 }],
  amp: { attack: 0.001, decay: 0.42, sustain: 0, release: 0.1 }, gain: 0.3, tremoloHz: 0, tremoloDepth: 0, glideSeconds: 0.02,
})

/** Phonk, 130 BPM: a tuned cowbell on top, everything pushed through tape and too few bits. */
export const gravelSaint: Composition = {
  key: "G minor", scale: "phrygian", bpm: 130, swing: 0.53, loosenessMs: 4,
  room: { decaySeconds: 1.5, preDelaySeconds: 0.01, dampingHz: 3_200 }, echo: { steps: 3, feedback: 0.28, dampingHz: 2_400 },
  progressions: { verse: "i | i | VI | VII", hook: "i | VI | bII | i" },
  tracks: {
    kick: { kind: "drum", group: "drums", lufs: -18.5, inserts: [saturate(3.5)], sound: kick({ startHz: 240, endHz: 50, decaySeconds: 0.34, drive: 3 }),
      patterns: { a: "X.....x.x....... x.....x.x.....o.", b: "X..x..x.X.x..... X..x..x.X.x...x.", fill: "X.x.X.x.X......." } },
    snare: { kind: "drum", group: "drums", lufs: -19, reverb: 0.1, inserts: [crush(9, 2)], sound: snare({ bodyHz: 180, noiseSeconds: 0.2 }), patterns: { a: "....X.......X...", fill: "....X...x.x.X3X4" } },
    clap: { kind: "drum", group: "drums", lufs: -24, reverb: 0.15, sound: clap(), patterns: { a: "....X.......X..." } },
    hats: { kind: "drum", group: "drums", lufs: -28, pan: 0.1, inserts: [crush(8, 2)], sound: hat({ seconds: 0.05, metal: 0.8 }), patterns: { a: "x.x.x.x.x.x.x.x.", b: "xoxoxoxoxoxox2xo" } },
    open: { kind: "drum", group: "drums", lufs: -29, pan: -0.15, sound: hat({ seconds: 0.25, highpassHz: 6_000, metal: 0.8 }), patterns: { a: "..x...x...x...x." } },
    tick: { kind: "drum", group: "drums", lufs: -29, pan: 0.35, reverb: 0.2, sound: cowbell({ hz: 784, seconds: 0.12 }), patterns: { a: "...x......x....." } },
    riser: { kind: "drum", group: "drums", lufs: -30, reverb: 0.2, sound: riser({ seconds: 3.6 }), patterns: { a: "................ ................ x............... ................" } },
    bass: { kind: "line", group: "bass", lufs: -17.5, reads: "chord", floor: 31, inserts: [saturate(4), equalize(lowpass(1_800))], duck: 0.35, instrument: eightOhEight({ decaySeconds: 1.6, drive: 4 }),
      patterns: { a: "1!/6 1/2 1/6 ~8/2", b: "1!/3 1/3 1/2 1/2 1/4 ~5/2" } },
    cowbell: { kind: "line", group: "melody", lufs: -19, reads: "scale", floor: 67, reverb: 0.18, echo: 0.15, inserts: [saturate(2), equalize(highpass(350)), crush(10, 1)], instrument: bellow,
      patterns: {
        a: "1/2 1/2 3/2 1/2 5/2 4/2 3/2 2/2 | 1/2 1/2 3/2 1/2 6/2 5/2 4/4 | 6/2 6/2 5/2 3/2 4/2 3/2 1/4 | 7,/2 7,/2 2/2 7,/2 4/2 3/2 2/4",
        hook: "8!/2 5/2 8/1 7/1 5/2 6!/2 5/2 3/2 5/2 | 6!/2 3/2 6/1 5/1 3/2 5!/2 4/2 3/2 1/2 | 2!/2 4/2 6/2 4/2 9!/2 8/2 6/2 4/2 | 8!/2 5/2 3/2 5/2 1/2 -/6" } },
    choir: { kind: "chords", group: "harmony", lufs: -23, middle: 60, reverb: 0.4, inserts: [wow(1.4), equalize(lowpass(2_800), highpass(200))],
      instrument: subtractive({ unison: 4, detuneCents: 22, width: 0.7, noise: 0.06, cutoffHz: 900, resonance: 0.4, amp: { attack: 0.15, decay: 0.5, sustain: 0.8, release: 0.6 } }),
      patterns: { a: "x---------------", b: "x-------x-------" } },
    tape: { kind: "texture", group: "harmony", lufs: -42, texture: vinyl(14, 0.4) },
  },
  form: [
    { name: "intro", bars: 4, progression: "verse", play: "choir cowbell tape riser", sweep: [450, 3_500] },
    { name: "verse", bars: 8, progression: "verse", play: "kick snare hats bass cowbell tape", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare clap hats/b open tick bass/b choir/b cowbell/hook tape", fill: true },
    { name: "verse", bars: 8, progression: "verse", play: "kick snare hats tick bass choir tape", fill: true },
    { name: "hook", bars: 8, progression: "hook", play: "kick/b snare clap hats/b open tick bass/b choir/b cowbell/hook tape", fill: true },
    { name: "outro", bars: 2, progression: "verse", play: "choir cowbell tape", sweep: [4_000, 300] },
  ],
}
