import type { Refusal } from "@max-booster/kernel"

/** Why the gate turns a file away; stable, for programs. */
export type RefusalCode =
  | "empty-file" | "too-large" | "not-audio" | "disguised" | "unreadable" | "no-sound-inside" | "codec-not-supported"
  | "sample-rate" | "too-many-channels" | "too-short" | "too-long" | "damaged" | "truncated" | "silent"

/** A refusal of an upload. */
export type UploadRefusal = Refusal & { code: RefusalCode }

/** What the gate accepts, said once for every message that needs it. */
export const ACCEPTED = "WAV, AIFF, FLAC, ALAC, MP3, M4A, OGG or Opus"

/** Makes a refusal that names the file as its owner knows it. */
export function refuseUpload(code: RefusalCode, originalName: string, sentence: string): UploadRefusal {
  return { code, message: `“${printable(originalName)}” ${sentence}` }
}

/** A name that is safe to show: one line, no control or direction characters, at most 80 characters. */
export function printable(name: string): string {
  const flat = name.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/g, " ").trim()
  const characters = [...flat]
  return characters.length > 80 ? `${characters.slice(0, 79).join("")}…` : flat || "This file"
}

/** Seconds as a person says them: "0.4 seconds", "3:05", "10:00:00", "over 100 hours". */
export function spokenDuration(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toFixed(1))} seconds`
  if (seconds > 360_000) return "over 100 hours"
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, "0"))
  const hours = Math.floor(whole / 3_600)
  return hours > 0 ? `${hours}:${parts.join(":")}` : `${Math.floor(whole / 60)}:${parts[1]}`
}
