/**
 * Writes 16-bit PCM WAV.
 * @param channels one array of samples (-1 to 1) a channel, of equal length
 * @param sampleRate Hz
 */
export function encodeWav(channels: readonly Float32Array[], sampleRate: number): Buffer {
  const frames = channels[0]?.length ?? 0
  const blockAlign = channels.length * 2
  const wav = Buffer.alloc(44 + frames * blockAlign)
  wav.write("RIFF", 0, "latin1")
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write("WAVEfmt ", 8, "latin1")
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(channels.length, 22)
  wav.writeUInt32LE(sampleRate, 24)
  wav.writeUInt32LE(sampleRate * blockAlign, 28)
  wav.writeUInt16LE(blockAlign, 32)
  wav.writeUInt16LE(16, 34)
  wav.write("data", 36, "latin1")
  wav.writeUInt32LE(frames * blockAlign, 40)
  channels.forEach((samples, channel) => {
    samples.forEach((sample, frame) => {
      wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + frame * blockAlign + channel * 2)
    })
  })
  return wav
}
