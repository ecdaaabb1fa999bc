import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { create } from "xmlbuilder2"
import { describe, expect, it } from "vitest"
import { readMessage } from "./core/ern/read"
import { messageProblems } from "./core/ern/rules"
import { writeMessage } from "./core/ern/write"
import { itWithSchema, theFolder } from "./testing/schema"

/** What the model of messages leaves out of the standard's own samples: nothing of both profiles that we send. Not ours: profiles with video, and theirs. */
const OMITTED: Readonly<Record<string, readonly string[]>> = { "1 Audio": [], "4 SimpleAudioSingle": [], "8 DjMix": [], "Variant Classical": [] }

const sample = (name: string) => {
  const folder = join(theFolder(), "samples")
  const found = readdirSync(folder).find((file) => file.endsWith(`${name}.xml`))
  if (!found) throw new Error(`${folder} has no sample “${name}”: it belongs to the schema's samples`)
  return readFileSync(join(folder, found), "utf8")
}

type Dom = ReturnType<typeof create>["node"]
type Named = Dom & { localName: string; namespaceURI: string | null; attributes: Iterable<{ name: string; value: string }> }
/** Canonical lines: names with their name space, attributes sorted, text as it is, white space between elements dropped. */
function canonical(xml: string): string[] {
  const lines: string[] = []
  const visit = (node: Dom, depth: number): void => {
    if (node.nodeType === 1) {
      const element = node as Named
      const attributes = [...element.attributes].filter(({ name }) => !name.startsWith("xmlns")).map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort()
      lines.push(`${" ".repeat(depth)}<{${element.namespaceURI ?? ""}}${element.localName}${attributes.join("")}`)
      for (const child of element.childNodes) visit(child, depth + 1)
    } else if (node.nodeType === 3 || node.nodeType === 4) {
      if (node.textContent?.trim()) lines.push(`${" ".repeat(depth)}${JSON.stringify(node.textContent)}`)
    }
  }
  visit(create(xml).root().node, 0)
  return lines
}

describe("the standard's own samples", () => {
  for (const [name, omitted] of Object.entries(OMITTED)) {
    itWithSchema(`“${name}” is read, and rebuilt without a difference but the listed`, () => {
      const xml = sample(name)
      const read = readMessage(xml)
      expect(read.omitted).toEqual(omitted)
      expect(canonical(writeMessage(read.message))).toEqual(canonical(xml))
    })
  }
  for (const name of ["1 Audio", "4 SimpleAudioSingle"]) itWithSchema(`“${name}” keeps our own rules`, () => expect(messageProblems(readMessage(sample(name)).message)).toEqual([]))
})

describe("reading a message", () => {
  it("names what it has no place for", () => {
    const xml = `<NewReleaseMessage AvsVersionId="9" New="1"><MessageHeader><MessageId>1</MessageId><MessageSender><PartyId>P</PartyId></MessageSender><MessageCreatedDateTime>2026-01-01T00:00:00Z</MessageCreatedDateTime></MessageHeader><PartyList/><ResourceList><Video/></ResourceList><ReleaseList/></NewReleaseMessage>`
    expect(readMessage(xml).omitted).toEqual(["@New", "ResourceList/Video"])
  })
  it("refuses another message, and one without its parts", () => {
    expect(() => readMessage("<PurgeReleaseMessage/>")).toThrow("NewReleaseMessage")
    expect(() => readMessage("<NewReleaseMessage/>")).toThrow("has no MessageHeader")
  })
})
