import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { once } from "node:events"
import type { Catalogue } from "./catalogue"
import { idOf } from "./catalogue"
import type { Drop } from "./drop"

const plain = (text: string) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&apos;/g, "'").replace(/&amp;/g, "&").trim()
const texts = (xml: string, name: string): string[] => [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, "g"))].map(([, text = ""]) => plain(text))
const blocks = (xml: string, name: string): string[] => [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, "g"))].map(([, body = ""]) => body)

/**
 * Takes a closed batch in as a store would: every message's files must be there and whole. Answers with an acknowledgement in the batch's folder,
 * and sells what it accepted, or stops selling what was taken down.
 */
export async function takeIn(batch: string, drop: Drop, catalogue: Catalogue): Promise<void> {
  const faults: string[] = []
  const messages = (await drop.below(batch)).filter((path) => path.endsWith(".xml") && path.split("/").length === 3)
  if (messages.length === 0) faults.push("There is no message in this batch.")
  for (const path of messages) {
    const xml = await readFile(drop.at(path), "utf8")
    faults.push(...(await missing(xml, path.slice(0, path.lastIndexOf("/")), drop)))
    if (faults.length === 0) sell(xml, batch, catalogue)
  }
  const words = faults.join(" ")
  await answer(batch, words, drop)
  catalogue.note({ id: batch, at: new Date().toISOString(), verdict: words ? "rejected" : "accepted", words: words || "All files arrived whole." })
}

/** Files that a message names and that are not there, or not as it says. */
async function missing(xml: string, folder: string, drop: Drop): Promise<string[]> {
  const faults: string[] = []
  for (const file of blocks(xml, "File")) {
    const uri = texts(file, "URI")[0] ?? ""
    const found = await drop.stat(`${folder}/${uri}`)
    if (!found || found.isFolder) { faults.push(`${uri} is missing.`); continue }
    const hash = texts(file, "HashSumValue")[0]
    const algorithm = (texts(file, "Algorithm")[0] ?? "").replace("-", "").toLowerCase()
    if (hash && ["md5", "sha1", "sha256", "sha512"].includes(algorithm) && (await hashOf(drop, `${folder}/${uri}`, algorithm)) !== hash.toLowerCase()) faults.push(`${uri} is not what its hash sum says.`)
  }
  return faults
}

async function hashOf(drop: Drop, path: string, algorithm: string): Promise<string> {
  const hash = createHash(algorithm)
  const stream = drop.read(path)
  stream.on("data", (chunk) => hash.update(chunk))
  await once(stream, "end")
  return hash.digest("hex")
}

function sell(xml: string, batch: string, catalogue: Catalogue): void {
  const [release = ""] = blocks(xml, "Release")
  const upc = texts(release, "ICPN")[0] ?? texts(xml, "ICPN")[0] ?? ""
  if (isTakenDown(xml)) { catalogue.takeOff(upc); return }
  catalogue.put({
    upc, title: texts(release, "DisplayTitleText")[0] ?? "", artist: texts(release, "DisplayArtistName")[0] ?? "", label: texts(xml, "LabelName")[0] ?? "",
    releaseDate: texts(xml, "ReleaseDate")[0] ?? texts(xml, "StartDate")[0] ?? new Date().toISOString().slice(0, 10), from: `batch ${batch}`,
    tracks: blocks(xml, "SoundRecording").map((body) => {
      const isrc = texts(body, "ISRC")[0] ?? ""
      return { id: idOf(isrc), isrc, title: texts(body, "DisplayTitleText")[0] ?? "", durationMs: millisecondsOf(texts(body, "Duration")[0] ?? "") }
    }),
  })
}

const isTakenDown = (xml: string): boolean => {
  const periods = blocks(xml, "ValidityPeriod")
  const today = new Date().toISOString().slice(0, 10)
  return periods.length > 0 && periods.every((period) => (texts(period, "EndDate")[0] ?? texts(period, "EndDateTime")[0] ?? "9999").slice(0, 10) <= today)
}

function millisecondsOf(duration: string): number {
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration) ?? []
  return Math.round((Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000)
}

async function answer(batch: string, fault: string, drop: Drop): Promise<void> {
  const safe = fault.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)
  const body = fault ? `<FileStatus>MissingResource</FileStatus><ErrorText>${safe}</ErrorText>` : "<FileStatus>FileOK</FileStatus>"
  const target = await drop.write(`${batch}/ACK_${batch}.xml`)
  target.end(`<?xml version="1.0" encoding="UTF-8"?>\n<ernc:FtpAcknowledgementMessage xmlns:ernc="http://ddex.net/xml/ern-c/16"><MessageHeader><MessageCreatedDateTime>${new Date().toISOString()}</MessageCreatedDateTime></MessageHeader>${body}</ernc:FtpAcknowledgementMessage>\n`)
  await once(target, "finish")
}
