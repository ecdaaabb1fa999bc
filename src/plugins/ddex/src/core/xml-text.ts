/** What XML 1.0 may not hold, not even escaped: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** The first character of a text that XML 1.0 forbids, as `U+0007`; null when there is none. Readiness asks before a message is built. */
export function forbiddenInXml(text: string): string | null {
  const found = FORBIDDEN.exec(text)?.[0]
  return found === undefined ? null : `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
}

/** A text that cannot stand in XML. */
export class UnwritableText extends Error {
  constructor(readonly where: string, readonly character: string) {
    super(`${where} holds ${character}, which XML forbids: take the character out and build again`)
  }
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;" }
/** Most texts hold none of these and go as they are: asked first. */
const SUSPECT = /[^\u0020-\ud7ff\ue000-\ufffd]|[&<>"]/
const escape = (characters: RegExp) => (text: string, where: string) => {
  if (!SUSPECT.test(text)) return text
  const bad = forbiddenInXml(text)
  if (bad) throw new UnwritableText(where, bad)
  return text.replace(characters, (each) => ESCAPES[each] ?? each)
}
/** A text as content of an element. @throws {UnwritableText} */
export const escapeText = escape(/[&<>\r]/g)
/** A text as value of an attribute, in double quotes. @throws {UnwritableText} */
export const escapeAttribute = escape(/[&<>"\r\n\t]/g)
