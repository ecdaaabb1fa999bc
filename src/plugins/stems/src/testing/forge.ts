import { deflateSync } from "node:zlib"

/** Files put together byte by byte, so that they may lie. */

export const u16 = (value: number): Buffer => { const bytes = Buffer.alloc(2); bytes.writeUInt16BE(value); return bytes }
export const u32 = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value >>> 0); return bytes }
const u16le = (value: number): Buffer => Buffer.from(u16(value)).reverse()
const u32le = (value: number): Buffer => Buffer.from(u32(value)).reverse()
const ascii = (text: string) => Buffer.from(text, "latin1")

/** A RIFF chunk; `declares` instead of its true length. */
export const chunk = (name: string, data: Buffer, declares = data.length): Buffer => Buffer.concat([ascii(name), u32le(declares), data])

/** The `fmt ` chunk of a WAV. */
export const fmt = ({ format = 1, channels = 2, rate = 44_100, bits = 16, align }: { format?: number; channels?: number; rate?: number; bits?: number; align?: number } = {}): Buffer => {
  const bytes = align ?? (channels * bits) / 8
  return chunk("fmt ", Buffer.concat([u16le(format), u16le(channels), u32le(rate), u32le(rate * bytes), u16le(bytes), u16le(bits)]))
}

/** A WAV of any chunks. */
export const riff = (chunks: readonly Buffer[], { magic = "RIFF", declares }: { magic?: string; declares?: number } = {}): Buffer => {
  const body = Buffer.concat(chunks)
  return Buffer.concat([ascii(magic), u32le(declares ?? body.length + 4), ascii("WAVE"), body])
}

/** The `ds64` chunk of an RF64. */
export const ds64 = (dataBytes: bigint): Buffer => {
  const body = Buffer.alloc(28)
  body.writeBigUInt64LE(dataBytes + 36n, 0)
  body.writeBigUInt64LE(dataBytes, 8)
  body.writeBigUInt64LE(dataBytes / 4n, 16)
  return chunk("ds64", body)
}

/** An AIFF of any rate (80-bit float, given as its ten bytes) and channels. */
export const aiff = ({ channels = 2, rate = Buffer.from("400eac44000000000000", "hex"), frames = 88_200, data = Buffer.alloc(8_000, 1) } = {}): Buffer => {
  const comm = Buffer.concat([ascii("COMM"), u32(18), u16(channels), u32(frames), u16(16), rate])
  const ssnd = Buffer.concat([ascii("SSND"), u32(data.length + 8), u32(0), u32(0), data])
  return Buffer.concat([ascii("FORM"), u32(4 + comm.length + ssnd.length), ascii("AIFF"), comm, ssnd])
}

/** A Core Audio file of so many channels. */
export const caf = (channels: number): Buffer => {
  const desc = Buffer.alloc(32)
  desc.writeDoubleBE(44_100, 0)
  desc.write("lpcm", 8, "latin1")
  desc.writeUInt32BE(channels * 2, 16)
  desc.writeUInt32BE(1, 20)
  desc.writeUInt32BE(channels, 24)
  desc.writeUInt32BE(16, 28)
  return Buffer.concat([ascii("caff"), u16(1), u16(0), ascii("desc"), u32(0), u32(32), desc, ascii("data"), u32(0xffffffff), u32(0xffffffff), u32(0), Buffer.alloc(4_000, 1)])
}

/** An ID3v2.3 tag of any frames; `declares` instead of its true length. */
export const id3 = (frames: readonly Buffer[], { declares, version = 3, flags = 0 }: { declares?: number; version?: number; flags?: number } = {}): Buffer => {
  const body = Buffer.concat(frames)
  const size = declares ?? body.length
  return Buffer.concat([ascii("ID3"), Buffer.from([version, 0, flags]), Buffer.from([21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f)), body])
}

/** A frame of an ID3v2.3 tag. */
export const id3Frame = (name: string, data: Buffer, { declares = data.length, flags = 0 } = {}): Buffer => Buffer.concat([ascii(name), u32(declares), u16(flags), data])

/** A compressed frame (flag 0x80): little on disk, so many bytes once unpacked, and a length declared on top. */
export const compressedFrame = (name: string, unpacked: number, declares = unpacked): Buffer =>
  id3Frame(name, Buffer.concat([u32(declares), deflateSync(Buffer.alloc(unpacked, 65))]), { flags: 0x0080 })

/** An atom of an MP4; `declares` instead of its true length. */
export const atom = (name: string, data: Buffer, declares = data.length + 8): Buffer => Buffer.concat([u32(declares), ascii(name), data])

export const ftyp = atom("ftyp", Buffer.concat([ascii("M4A "), u32(0), ascii("M4A isomiso2")]))

/** An M4A whose sound lies somewhere else: the data reference names a file or an address. */
export function elsewhere(reference: string): Buffer {
  const full = (name: string, data: Buffer) => atom(name, Buffer.concat([u32(0), data]))
  const mp4a = atom("sowt", Buffer.concat([Buffer.alloc(6), u16(1), Buffer.alloc(8), u16(2), u16(16), u32(0), u32(44_100 << 16)]))
  const stbl = atom("stbl", Buffer.concat([
    full("stsd", Buffer.concat([u32(1), mp4a])), full("stts", Buffer.concat([u32(1), u32(88_200), u32(1)])),
    full("stsc", Buffer.concat([u32(1), u32(1), u32(88_200), u32(1)])), full("stsz", Buffer.concat([u32(4), u32(88_200)])), full("stco", Buffer.concat([u32(1), u32(44)])),
  ]))
  const dinf = atom("dinf", full("dref", Buffer.concat([u32(1), full("url ", ascii(`${reference}\0`)), atom("alis", Buffer.concat([u32(0), Buffer.alloc(150), ascii(reference)]))])))
  const minf = atom("minf", Buffer.concat([full("smhd", u32(0)), dinf, stbl]))
  const mdhd = full("mdhd", Buffer.concat([u32(0), u32(0), u32(44_100), u32(88_200), u32(0x55c40000)]))
  const hdlr = full("hdlr", Buffer.concat([u32(0), ascii("soun"), Buffer.alloc(12), ascii("\0")]))
  const tkhd = full("tkhd", Buffer.concat([u32(0), u32(0), u32(1), u32(0), u32(2_000), Buffer.alloc(60)]))
  const mvhd = full("mvhd", Buffer.concat([u32(0), u32(0), u32(1_000), u32(2_000), Buffer.alloc(80)]))
  return Buffer.concat([ftyp, atom("moov", Buffer.concat([mvhd, atom("trak", Buffer.concat([tkhd, atom("mdia", Buffer.concat([mdhd, hdlr, minf]))]))]))])
}

/** Atoms within atoms. */
export const nested = (names: readonly string[], depth: number): Buffer =>
  Array.from({ length: depth }).reduce<Buffer>((inner, _, index) => atom(names[index % names.length] ?? "moov", inner), Buffer.alloc(0))

/** The checksum of an Ogg page whose own field is zero (RFC 3533, appendix). */
export function oggChecksum(page: Buffer): number {
  let sum = 0
  for (const byte of page) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000_0000 ? (sum << 1) ^ 0x04c1_1db7 : sum << 1
  }
  return sum >>> 0
}
