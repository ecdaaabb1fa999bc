import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { audioHeader } from "./audio-header"

function aWav({ channels, rate, bits, frames, chunk = "" }: { channels: number; rate: number; bits: number; frames: number; chunk?: string }): Buffer {
  const block = (channels * bits) / 8
  const part = (id: string, body: Buffer, length = body.length) => { const head = Buffer.alloc(8); head.write(id, "latin1"); head.writeUInt32LE(length, 4); return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]) }
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0); format.writeUInt16LE(channels, 2); format.writeUInt32LE(rate, 4); format.writeUInt32LE(rate * block, 8); format.writeUInt16LE(block, 12); format.writeUInt16LE(bits, 14)
  return Buffer.concat([Buffer.from("RIFF\0\0\0\0WAVE", "latin1"), part("fmt ", format), ...(chunk ? [part("LIST", Buffer.from(chunk))] : []), part("data", Buffer.alloc(0), block * frames)])
}

describe("the beginning of a file", () => {
  it("says how many frames a WAV has, whatever stands before its data", () => {
    fc.assert(fc.property(fc.constantFrom(1, 2), fc.constantFrom(44_100, 48_000, 96_000), fc.constantFrom(16, 24, 32), fc.integer({ min: 1, max: 50_000_000 }), fc.string({ maxLength: 60 }), (channels, rate, bits, frames, chunk) => {
      expect(audioHeader(aWav({ channels, rate, bits, frames, chunk }), 2 ** 32)).toEqual({ channels, sample_rate: rate, frames })
    }))
  })

  it("counts what is there when a WAV says more", () => {
    const bytes = aWav({ channels: 2, rate: 48_000, bits: 16, frames: 1_000_000 })
    expect(audioHeader(bytes, bytes.length + 400)?.frames).toBe(100)
  })

  it("says how many frames a FLAC has", () => {
    const bytes = Buffer.alloc(42)
    bytes.write("fLaC", "latin1")
    bytes.writeUInt32BE(((48_000 << 12) | (1 << 9) | (23 << 4) | 1) >>> 0, 18)
    bytes.writeUInt32BE(12_345, 22)
    expect(audioHeader(bytes, 1_000)).toEqual({ sample_rate: 48_000, channels: 2, frames: 2 ** 32 + 12_345 })
  })

  it("says nothing of what is neither", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => { expect(audioHeader(Buffer.from(bytes), bytes.length)).toBeNull() }))
  })
})
