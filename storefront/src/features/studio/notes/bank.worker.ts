import { BasicSoundBank, SoundBankLoader, type BasicPreset, type BasicSample } from "spessasynth_core"
import { zoneOf, type BankPreset, type BankSample, type BankZone } from "./zones"

/** What is asked of the bank, and what it answers. */
export type BankRequest = { id: number; url: string; preset?: { bank: number; program: number } }
export type BankName = { bank: number; program: number; name: string }
export type BankAnswer = { id: number; names: BankName[] } | { id: number; preset: BankPreset } | { id: number; failed: string }

const CACHE = "studio-sound-bank"
let opened: Promise<BasicSoundBank> | undefined

/** Reads the bank; it is kept on the device, so that instruments play without a network. */
async function open(url: string): Promise<BasicSoundBank> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(url)
  const response = kept ?? (await fetch(url))
  if (!response.ok) throw new Error(`The sounds of the instruments could not be loaded (${response.status}).`)
  if (!kept) await cache.put(url, response.clone()).catch(() => undefined)
  await BasicSoundBank.isSF3DecoderReady
  return SoundBankLoader.fromArrayBuffer(await response.arrayBuffer())
}

const bankOf = ({ isGMGSDrum, bankMSB }: BasicPreset) => (isGMGSDrum ? 128 : bankMSB)

/** Reads the zones of a preset: for every key at each velocity where a zone begins, equal ones joined. */
function read(preset: BasicPreset): BankPreset {
  const samples = new Map<BasicSample, number>()
  const found = new Map<string, BankZone>()
  const edges = new Set([1])
  for (const { instrument } of preset.zones) for (const { velRange } of instrument?.zones ?? []) { edges.add(Math.max(1, velRange.min)); if (velRange.max < 127) edges.add(velRange.max + 1) }
  for (const { velRange } of preset.zones) { edges.add(Math.max(1, velRange.min)); if (velRange.max < 127) edges.add(velRange.max + 1) }
  const steps = [...edges].sort((a, b) => a - b)
  for (let key = 0; key < 128; key++) {
    for (const [index, velocity] of steps.entries()) {
      for (const { generators, sample } of preset.getVoiceParameters(key, velocity)) {
        const number = samples.get(sample) ?? samples.size
        samples.set(sample, number)
        const name = `${number} ${generators.join()}`
        const last = (steps[index + 1] ?? 128) - 1
        const zone = found.get(name) ?? { ...zoneOf(generators, sample, number), keys: [key, key], velocities: [velocity, last] }
        zone.keys = [Math.min(zone.keys[0], key), Math.max(zone.keys[1], key)]
        zone.velocities = [Math.min(zone.velocities[0], velocity), Math.max(zone.velocities[1], last)]
        found.set(name, zone)
      }
    }
  }
  return { name: preset.name, zones: [...found.values()], samples: [...samples.keys()].map((sample): BankSample => ({ rate: sample.sampleRate, data: sample.getAudioData().slice() })) }
}

async function answer({ id, url, preset: wanted }: BankRequest): Promise<BankAnswer> {
  try {
    const { presets } = await (opened ??= open(url))
    if (!wanted) return { id, names: presets.map((preset) => ({ bank: bankOf(preset), program: preset.program, name: preset.name })).sort((a, b) => a.bank - b.bank || a.program - b.program) }
    const preset = presets.find((each) => bankOf(each) === wanted.bank && each.program === wanted.program) ?? presets.find((each) => bankOf(each) === wanted.bank) ?? presets[0]
    if (!preset) throw new Error("The sound bank is empty.")
    return { id, preset: read(preset) }
  } catch (error) {
    opened = undefined
    return { id, failed: error instanceof Error ? error.message : String(error) }
  }
}

addEventListener("message", ({ data }: MessageEvent<BankRequest>) => {
  void answer(data).then((made) => { postMessage(made, { transfer: "preset" in made ? made.preset.samples.map((sample) => sample.data.buffer) : [] }) })
})
