import type { Acknowledgement } from "@max-booster/extension-api"

const LONGEST = 64_000

/** Where a recipient puts its answers: beside the batch's files, or in a folder of their own. */
export const ANSWER_FOLDERS = (batch: string): string[] => [batch, `${batch}/acknowledgements`, "acknowledgements"]

/** Whether a file may be an answer to a batch: `ACK_<batch>….xml`. */
export const isAnswerTo = (batch: string, name: string): boolean => name.startsWith(`ACK_${batch}`) && name.endsWith(".xml")

/**
 * Reads a recipient's answer: DDEX's `FtpAcknowledgementMessage`, of which `FileStatus` and `ErrorText` are looked at. Anything but `FileOK` is a
 * rejection: a word that nobody here knows is never taken for a success.
 * @param at when it was seen, ISO 8601; used when it names no time itself
 * @returns null when it is no such message
 * @see https://kb.ddex.net, ERN choreography
 */
export function readAcknowledgement(batch: string, xml: string, at: string): Acknowledgement | null {
  if (xml.length > LONGEST || /<!DOCTYPE|<!ENTITY/i.test(xml) || !/<(\w+:)?FtpAcknowledgementMessage[\s>]/.test(xml)) return null
  const statuses = textsOf(xml, "FileStatus")
  if (statuses.length === 0) return null
  const faults = statuses.filter((status) => status !== "FileOK")
  const words = textsOf(xml, "ErrorText").join(" ")
  return {
    batch, verdict: faults.length === 0 ? "accepted" : "rejected", at: timeOf(textsOf(xml, "MessageCreatedDateTime")[0]) ?? at,
    words: words || (faults.length === 0 ? "All files arrived whole." : `The recipient said ${faults.join(", ")}.`),
  }
}

const textsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</`, "g"))].map(([, text = ""]) => plain(text).trim()).filter(Boolean)

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'" }
const plain = (text: string): string => text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

function timeOf(text: string | undefined): string | null {
  const time = new Date(text ?? "")
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
