import { describe, expect, it } from "vitest"
import { Sampler, type Sound } from "./sampler"
import { envelopeOf, levelAt, velocityDb, type BankZone } from "./zones"

const RATE = 48_000
const zone: BankZone = { keys: [0, 127], velocities: [1, 127], sample: 0, root: 60, scale: 100, gainDb: -6, pan: 0, loop: { from: 0, to: 0.5 }, offset: 0, delay: 0, attack: 0.05, hold: 0.1, decay: 1, sustainDb: 20, release: 0.2, holdByKey: 0, decayByKey: 0, cutoffHz: 20_000, exclusive: 0 }

/** A sound whose sample is 1 throughout: what is heard is the envelope. */
function aSound(fields: Partial<BankZone> = {}): Sound {
  const buffer = new AudioBuffer({ length: RATE, sampleRate: RATE, numberOfChannels: 1 })
  buffer.copyToChannel(new Float32Array(RATE).fill(1), 0)
  return { zones: [{ ...zone, ...fields }], buffers: [buffer] }
}

async function heard(seconds: number, use: (sampler: Sampler, context: OfflineAudioContext) => void, sound = aSound()): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, seconds * RATE, RATE)
  const sampler = new Sampler(context, sound)
  sampler.output.connect(context.destination)
  use(sampler, context)
  return (await context.startRendering()).getChannelData(0)
}

const peak = 10 ** ((zone.gainDb + velocityDb(100)) / 20)
const at = (samples: Float32Array, seconds: number) => samples[Math.round(seconds * RATE)] ?? NaN

describe("the sampler", () => {
  it("begins a note at its frame and follows the envelope of its zone until it is let go", async () => {
    const samples = await heard(2, (sampler) => { sampler.play({ pitch: 60, velocity: 100, time: 0.25, seconds: 0.8 }) })
    expect(samples.findIndex((value) => value > 0)).toBeGreaterThanOrEqual(0.25 * RATE)
    expect(samples.findIndex((value) => value > 0)).toBeLessThan(0.25 * RATE + 3)
    const parts = envelopeOf(zone, 60)
    for (const time of [0.02, 0.1, 0.16, 0.25, 0.5, 0.79]) expect(Math.abs(at(samples, 0.25 + time) - levelAt(parts, time) * peak)).toBeLessThan(2e-4)
    // 40 dB of the 80 that a release falls, in half of its time.
    expect(20 * Math.log10(at(samples, 1.05 + 0.08) / at(samples, 1.05))).toBeCloseTo(-40, 0)
    expect(at(samples, 1.3)).toBe(0)
  })

  it("a key that is held and let go sounds as the same note that was planned", async () => {
    const planned = await heard(1, (sampler) => { sampler.play({ pitch: 67, velocity: 80, time: 0, seconds: 0.512 }) })
    const held = await heard(1, (sampler, context) => {
      const end = sampler.hold(67, 80)
      void context.suspend(0.512).then(() => { end(); void context.resume() })
    })
    expect(Math.max(...planned.map((value, n) => Math.abs(value - (held[n] ?? 0))))).toBeLessThan(1e-4)
  })

  it("forgets what is planned after a moment, and ends what sounds then", async () => {
    const samples = await heard(1.5, (sampler) => {
      sampler.play({ pitch: 60, velocity: 100, time: 0, seconds: 2 })
      sampler.play({ pitch: 64, velocity: 100, time: 0.8, seconds: 0.2 })
      sampler.silence(0.5)
    }, aSound({ attack: 0 }))
    expect(at(samples, 0.49)).toBeGreaterThan(0.02)
    expect(samples.subarray(0.52 * RATE).every((value) => Math.abs(value) < 1e-6)).toBe(true)
  })

  it("a closed hi-hat ends an open one", async () => {
    const both = (sampler: Sampler) => { sampler.play({ pitch: 46, velocity: 100, time: 0, seconds: 1 }); sampler.play({ pitch: 42, velocity: 100, time: 0.5, seconds: 0.01 }) }
    const [open, cut] = [await heard(1, both, aSound({ release: 0.05 })), await heard(1, both, aSound({ release: 0.05, exclusive: 1 }))]
    expect(at(open, 0.8)).toBeGreaterThan(0.02)
    expect(at(cut, 0.8)).toBe(0)
  })

  it("makes the same sound twice", async () => {
    const chord = (sampler: Sampler) => { for (const pitch of [48, 55, 64]) sampler.play({ pitch, velocity: 90, time: 0.1, seconds: 0.5 }) }
    expect(await heard(1, chord)).toEqual(await heard(1, chord))
  })
})
