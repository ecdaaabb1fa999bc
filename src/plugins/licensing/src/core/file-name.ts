import type { DeliverableKind } from "@max-booster/extension-api"

/** What a license gives to download: single files, its signed copy for machines, and all of it as one zip. */
export type DownloadKind = "contract" | DeliverableKind | "copy" | "bundle"

type Named = { producer: string; beat_title: string; number: string }

const whats: Record<DownloadKind, (number: string) => string> = {
  contract: (number) => `License ${number}`, copy: (number) => `License ${number}`, bundle: (number) => `License ${number} and files`,
  mp3: () => "MP3", wav: () => "WAV", stems: () => "Stems",
}

/** A file's name for people: `Producer - Title (WAV).wav`. */
export function humanFileName({ producer, beat_title, number }: Named, kind: DownloadKind, extension: string): string {
  return `${clean(`${clean(producer, 60)} - ${clean(beat_title, 100)}`, 150)} (${whats[kind](number)})${extension}`
}

/** Leaves out what file systems forbid and what hides a name's true end (control and direction characters). */
function clean(text: string, most: number): string {
  const plain = text.normalize("NFC").replace(/[\p{Cc}\p{Cf}]/gu, " ").replace(/[\\/:*?"<>|]/g, "-").replace(/\s+/g, " ").trim().replace(/^\.+|\.+$/g, "").trim()
  return [...plain].slice(0, most).join("").trim() || "Untitled"
}
