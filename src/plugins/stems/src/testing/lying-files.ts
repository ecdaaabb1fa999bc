import { randomBytes } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { BadFile } from "./bad-files"
import { aiff, atom, caf, chunk, compressedFrame, ds64, elsewhere, fmt, ftyp, id3, id3Frame, nested, oggChecksum, riff, u32 } from "./forge"
import { makeWithFfmpeg, samplesOf } from "./sounds"

const ascii = (text: string) => Buffer.from(text, "latin1")
const put = (...parts: Buffer[]) => (path: string) => writeFile(path, Buffer.concat(parts))
const tone = Buffer.from(Int16Array.from({ length: 88_200 * 2 }, (_, at) => 9_000 * Math.sin(at / 40)).buffer)
const wav = riff([fmt(), chunk("data", tone)])
const HUGE = 0x3fff_ffff

/** A good file, and something done to its bytes. */
const changed = (args: readonly string[], change: (bytes: Buffer) => Buffer) => async (path: string) => {
  await makeWithFfmpeg("-f", "lavfi", "-i", "aevalsrc=0.4*sin(2*PI*220*t)*(1+sin(t)):s=44100:d=3", ...args, path)
  await writeFile(path, change(await readFile(path)))
}
const mp3 = ["-b:a", "128k", "-id3v2_version", "0", "-f", "mp3"]
const flac = ["-f", "flac"]
const ogg = ["-c:a", "libvorbis", "-f", "ogg"]
const m4a = ["-c:a", "aac", "-f", "mp4"]
const behind = (tag: Buffer) => (bytes: Buffer) => Buffer.concat([tag, bytes])

const insideScript = (magic: Buffer, script: (secret: string) => string) => (path: string, folder: string) => writeFile(path, Buffer.concat([magic, ascii(script(join(folder, "secret.wav")))]))
const hls = (secret: string) => `\n#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:${secret}\n#EXT-X-ENDLIST\n`
const dash = (secret: string) => `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT5S"><Period><AdaptationSet mimeType="audio/wav"><Representation id="1"><BaseURL>file:${secret}</BaseURL></Representation></AdaptationSet></Period></MPD>`
const concat = (secret: string) => `\nffconcat version 1.0\nfile '${secret}'\n`
const sdp = (secret: string) => `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=${secret}\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n`

/** Replaces the last page's granule position, which says how long an Ogg is, and its checksum with it. */
function granule(bytes: Buffer, samples: bigint): Buffer {
  const page = bytes.subarray(bytes.lastIndexOf("OggS"))
  page.writeBigInt64LE(samples, 6)
  page.writeUInt32LE(0, 22)
  page.writeUInt32LE(oggChecksum(page), 22)
  return bytes
}
function patched(bytes: Buffer, at: number, ...values: number[]): Buffer { bytes.set(values, at); return bytes }
/** A metadata block of a FLAC, behind STREAMINFO. */
const flacBlock = (type: number, body: Buffer, declares = body.length) => (bytes: Buffer) =>
  Buffer.concat([patched(Buffer.from(bytes.subarray(0, 42)), 4, 0), Buffer.from([type, (declares >> 16) & 255, (declares >> 8) & 255, declares & 255]), body, bytes.subarray(42)])

const doubles = (value: number) => Buffer.from(Float64Array.from(samplesOf(2, (t) => (t > 1 ? value : Math.sin(t * 900)))).buffer)
const floats = (at: (t: number) => number) => Buffer.from(samplesOf(2, at).buffer)

/** Files whose headers lie, scripts in the clothes of audio, and files that are two things at once. Some are mended: what is sound in them is heard. */
export const lyingFiles: readonly BadFile[] = [
  // ID3: sizes, numbers and wrapping of tags.
  { name: "tag-of-256-mb.mp3", code: "unreadable", make: changed(mp3, behind(id3([], { declares: 0x0fff_ffff }))) },
  { name: "ten-thousand-frames.mp3", code: "mended", make: changed(mp3, behind(id3(Array.from({ length: 10_000 }, (_, n) => id3Frame("TXXX", ascii(`\0n${n}\0x`)))))) },
  { name: "compressed-bomb.mp3", code: "mended", make: changed(mp3, behind(id3([compressedFrame("TXXX", 50_000_000), compressedFrame("APIC", 1_000, 0x7fff_ffff)]))) },
  { name: "cover-of-1-gb.mp3", code: "mended", make: changed(mp3, behind(id3([id3Frame("APIC", ascii("\0image/png\0\x03\0"), { declares: HUGE })]))) },
  { name: "unsynchronised.mp3", code: "mended", make: changed(mp3, behind(id3([id3Frame("TIT2", Buffer.alloc(4_000, 0xff))], { flags: 0x80, version: 4 }))) },
  { name: "tags-in-tags.mp3", code: "not-audio", make: changed(mp3, behind(Buffer.concat(Array.from({ length: 300 }, () => id3([id3Frame("TIT2", ascii("\0again"))]))))) },
  // Covers that say they are a gigabyte.
  { name: "cover-of-1-gb.flac", code: "mended", make: changed(flac, flacBlock(6, Buffer.concat([u32(3), u32(9), ascii("image/png"), u32(0), Buffer.alloc(16), u32(HUGE), Buffer.alloc(64)]))) },
  { name: "cover-of-1-gb.m4a", code: "mended", make: changed(m4a, (bytes) => Buffer.concat([bytes, atom("udta", atom("meta", Buffer.concat([u32(0), atom("ilst", atom("covr", atom("data", Buffer.alloc(64), HUGE), HUGE), HUGE)]), HUGE), HUGE)])) },
  { name: "comment-of-1-gb.ogg", code: "unreadable", make: changed(ogg, (bytes) => { bytes.writeUInt32LE(HUGE, bytes.indexOf("\x03vorbis", 0, "latin1") + 7); return bytes }) },
  // Channels and rates that no ear has.
  { name: "thousand-channels.aiff", code: "unreadable", make: put(aiff({ channels: 1_000 })) },
  { name: "thousand-channels-in-ogg-clothes.ogg", code: "unreadable", make: changed(ogg, (bytes) => patched(bytes, bytes.indexOf("\x01vorbis", 0, "latin1") + 11, 255)) },
  { name: "thousand-channels.caf", code: "not-audio", make: put(caf(1_000)) },
  { name: "eight-channels.flac", code: "too-many-channels", make: (path) => makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=2", "-ac", "8", ...flac, path) },
  { name: "no-rate.aiff", code: "unreadable", make: put(aiff({ rate: Buffer.alloc(10) })) },
  { name: "no-rate.flac", code: "mended", make: changed(flac, (bytes) => patched(bytes, 18, 0, 0, (bytes[20] ?? 0) & 0x0f)) },
  { name: "negative-rate.aiff", code: "unreadable", make: put(aiff({ rate: Buffer.from("c00eac44000000000000", "hex") })) },
  // Ten hours, four gigabytes, a petabyte.
  { name: "ten-hours.wav", code: "too-long", make: put(riff([fmt(), chunk("data", tone, 4_200_000_000)])) },
  { name: "four-gigabytes.wav", code: "too-long", make: put(riff([fmt(), chunk("data", tone, 0xffff_fff0)])) },
  { name: "a-petabyte.rf64.wav", code: "too-long", make: put(riff([ds64(10n ** 15n), fmt(), chunk("data", tone, 0xffff_ffff)], { magic: "RF64", declares: 0xffff_ffff })) },
  { name: "minus-one-byte.rf64.wav", code: "unreadable", make: put(riff([ds64(2n ** 64n - 37n), fmt(), chunk("data", tone, 0xffff_ffff)], { magic: "RF64", declares: 0xffff_ffff })) },
  { name: "ten-hours.mp3", code: "too-long", make: changed(mp3, (bytes) => { bytes.writeUInt32BE(1_378_125, bytes.indexOf(/Xing|Info/.exec(bytes.toString("latin1"))?.[0] ?? "", 0, "latin1") + 8); return bytes }) },
  { name: "ten-hours.ogg", code: "too-long", make: changed(ogg, (bytes) => granule(bytes, 36_000n * 44_100n)) },
  { name: "before-time.ogg", code: "mended", make: changed(ogg, (bytes) => granule(bytes, -(2n ** 62n))) },
  { name: "chained.ogg", code: "damaged", make: async (path) => { await changed(ogg, (bytes) => bytes)(path); const first = await readFile(path); await changed(["-ar", "24000", "-c:a", "libopus", "-f", "ogg"], behind(first))(path) } },
  // WAV: broken frames of the house.
  { name: "no-block-align.wav", code: "mended", make: put(riff([fmt({ align: 0 }), chunk("data", tone)])) },
  { name: "two-formats.wav", code: "mended", make: put(riff([fmt(), fmt({ channels: 2, rate: 44_100 }), chunk("data", tone)])) },
  { name: "hundred-thousand-chunks.wav", code: "mended", make: put(riff([fmt(), ...Array.from({ length: 100_000 }, () => chunk("junk", Buffer.alloc(0))), chunk("data", tone)])) },
  { name: "chunk-before-itself.wav", code: "unreadable", make: put(riff([fmt(), chunk("LIST", Buffer.alloc(8), 0xffff_fff8), chunk("data", tone)])) },
  // Samples that are no numbers.
  { name: "infinite.wav", code: "damaged", make: put(riff([fmt({ format: 3, channels: 1, bits: 32 }), chunk("data", floats((t) => (t > 1 ? Infinity : Math.sin(t * 900))))])) },
  { name: "not-a-number-64.wav", code: "damaged", make: put(riff([fmt({ format: 3, channels: 1, bits: 64 }), chunk("data", doubles(NaN))])) },
  { name: "only-not-a-number.wav", code: "damaged", make: put(riff([fmt({ format: 3, channels: 1, bits: 32 }), chunk("data", floats(() => NaN))])) },
  // MP4: atoms.
  { name: "sound-elsewhere.m4a", code: "truncated", make: (path, folder) => writeFile(path, elsewhere(join(folder, "secret.wav"))) },
  { name: "sound-on-the-net.m4a", code: "truncated", make: put(elsewhere("http://127.0.0.1:9/secret.wav")) },
  { name: "atoms-in-atoms.m4a", code: "unreadable", make: put(ftyp, nested(["moov", "trak", "mdia", "minf"], 20_000)) },
  { name: "endless-atom.m4a", code: "no-sound-inside", make: put(ftyp, atom("moov", Buffer.concat([u32(0xffff_ffff), ascii("mvhd")]), 0xffff_ffff)) },
  { name: "two-billion-samples.m4a", code: "unreadable", make: changed(m4a, (bytes) => { bytes.writeUInt32BE(0x7fff_ffff, bytes.indexOf("stsz") + 12); return bytes }) },
  { name: "atom-of-no-size.m4a", code: "unreadable", make: put(ftyp, Buffer.concat(Array.from({ length: 500 }, () => atom("free", Buffer.alloc(0), 1)))) },
  // Scripts with the first bytes of audio.
  { name: "hls-behind-riff.wav", code: "unreadable", make: insideScript(ascii("RIFF\xff\xff\0\0WAVE"), hls) },
  { name: "concat-behind-flac.flac", code: "unreadable", make: insideScript(ascii("fLaC"), concat) },
  { name: "dash-behind-ftyp.m4a", code: "unreadable", make: insideScript(ftyp, dash) },
  { name: "hls-behind-ogg.ogg", code: "unreadable", make: insideScript(ascii("OggS\0\x02"), hls) },
  { name: "sdp-behind-aiff.aiff", code: "unreadable", make: insideScript(ascii("FORM\0\0\xff\xffAIFF"), sdp) },
  { name: "hls-behind-frames.mp3", code: "damaged", make: async (path, folder) => { await changed(mp3, (bytes) => bytes)(path); await writeFile(path, Buffer.concat([await readFile(path), ascii(hls(join(folder, "secret.wav")))])) } },
  { name: "dash.m4a", code: "not-audio", make: insideScript(Buffer.alloc(0), dash) },
  { name: "session.wav", code: "not-audio", make: insideScript(Buffer.alloc(0), sdp) },
  { name: "subfile.mp3", code: "not-audio", make: insideScript(Buffer.alloc(0), (secret) => `subfile,,start,44,end,90000,,:${secret}`) },
  { name: "data-address.mp3", code: "not-audio", make: insideScript(Buffer.alloc(0), () => `data:audio/wav;base64,${wav.subarray(0, 2_000).toString("base64")}`) },
  { name: "styled-subtitles.mp3", code: "not-audio", make: insideScript(Buffer.alloc(0), (secret) => `[Script Info]\nTitle: ${secret}\n[Events]\nDialogue: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,Hi\n`) },
  // Two things at once.
  { name: "wav-and-zip.wav", code: "mended", make: put(wav, ascii("PK\x03\x04"), randomBytes(3_000)) },
  { name: "pdf-and-mp3.mp3", code: "not-audio", make: changed(mp3, behind(ascii("%PDF-1.7\n"))) },
  { name: "page-in-tag.mp3", code: "mended", make: changed(mp3, behind(id3([id3Frame("TIT2", ascii("\0<script>fetch('/')</script>"))]))) },
  { name: "matroska.mp3", code: "not-audio", make: (path) => makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=2", "-c:a", "pcm_s16le", "-f", "matroska", path) },
  { name: "program.wav", code: "not-audio", make: put(ascii("\x7fELF\x02\x01\x01\0"), randomBytes(4_000)) },
]
