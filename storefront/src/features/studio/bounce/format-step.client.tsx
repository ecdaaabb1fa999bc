"use client"

import { fieldLook } from "../ui/transport-bar.client"
import { mp3Bitrates } from "./mp3"
import type { BounceFormat, BounceWish } from "./plan"
import { Step } from "./step.client"

const formats: readonly { label: string; format: BounceFormat }[] = [
  { label: "WAV, 16 bit, dithered", format: { wav: 16 } }, { label: "WAV, 24 bit", format: { wav: 24 } }, { label: "WAV, 32-bit float", format: { wav: "32f" } },
  ...mp3Bitrates.map((bitrate) => ({ label: `MP3, ${bitrate / 1_000} kbit/s`, format: { mp3: bitrate } })),
]
const isSame = (a: BounceFormat, b: BounceFormat) => JSON.stringify(a) === JSON.stringify(b)

/** How it is written. */
export function FormatStep({ wish, onChange }: { wish: BounceWish; onChange: (wish: BounceWish) => void }) {
  const forShop = wish.where !== "files"
  return (
    <Step number={3} title="Format">
      <select aria-label="Format" aria-describedby="bounce-format-help" value={formats.findIndex(({ format }) => isSame(format, wish.format))} className={`${fieldLook} min-h-11`} onChange={(event) => { onChange({ ...wish, format: formats[Number(event.currentTarget.value)]?.format ?? wish.format }) }}>
        {formats.map(({ label, format }, index) => <option key={label} value={index} disabled={forShop && "mp3" in format}>{label}</option>)}
      </select>
      <p id="bounce-format-help" className="text-sm text-muted">{forShop ? "The shop takes WAV, with every sample. MP3, FLAC, AAC, Ogg and Opus are made there, on the recording’s page of files." : "FLAC, AAC, Ogg and Opus are made by the shop, once this is a recording there."}{"mp3" in wish.format && wish.level.kind !== "as-is" && " MP3 moves peaks a little: leave 1 dB of room."}</p>
    </Step>
  )
}
