import { Parser } from "htmlparser2"
import { refused, type Verdict } from "../verdict"

/** An element that was read; what is not said of it is not there. */
export type Read = { name: string; attributes: Readonly<Record<string, string>>; children: Read[] }

/** Why a whole file is not taken, in words. */
export class Refusal extends Error {}

const MOST_CHARACTERS = 32 * 1_024 ** 2
const MOST_ELEMENTS = 400_000
const MOST_DEPTH = 64
const DAMAGED = "The project.xml of this file is damaged. Export it again from the other studio."

/**
 * Reads XML that a stranger wrote. The parser knows no entities but those of XML itself and fetches nothing; a document type is refused, and so is
 * what is not closed, has more than 400,000 elements, 64 levels or 32 million characters. Text between elements is not kept: the format has none.
 */
export function readXml(given: string): { root: Read } | (Verdict & { done: false }) {
  const text = given.replace(/^\uFEFF/, "")
  if (text.length > MOST_CHARACTERS) return refused("The project.xml of this file is too large.")
  const document: Read = { name: "", attributes: {}, children: [] }
  const open = [document]
  let count = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if ((count += 1) > MOST_ELEMENTS || open.length > MOST_DEPTH) throw new Refusal("The project.xml of this file is too large, or nested too deeply.")
      const element: Read = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    onclosetag(_name, isImplied) {
      // `<Note/>` closes itself and counts as written; what another one's end closes does not.
      if (isImplied && !selfClosed()) throw new Refusal(DAMAGED)
      open.pop()
    },
    onprocessinginstruction(name) {
      if (name.startsWith("!")) throw new Refusal("The project.xml of this file brings a document type of its own, which a DAWproject does not have.")
    },
    onerror(error) { throw error },
  }, { xmlMode: true })
  const selfClosed = () => text.charAt(parser.endIndex) === ">" && text.charAt(parser.endIndex - 1) === "/"
  try {
    parser.end(text)
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message)
    throw error
  }
  const [root] = document.children
  return root && document.children.length === 1 ? { root } : refused(DAMAGED)
}

export const child = (element: Read | undefined, name: string): Read | undefined => element?.children.find((each) => each.name === name)
export const childrenOf = (element: Read | undefined, name: string): Read[] => element?.children.filter((each) => each.name === name) ?? []
export const textOf = (element: Read | undefined, key: string): string => element?.attributes[key] ?? ""
export const isTrue = (element: Read | undefined, key: string): boolean => /^(true|1)$/.test(textOf(element, key))
/** As this studio writes colors; "" for any other. */
export const colourOf = (element: Read): string => /^#[0-9a-f]{6}$/i.exec(textOf(element, "color"))?.[0].toLowerCase() ?? ""

/** A number; undefined where there is none, or something that is no number. */
export function numberIn(element: Read | undefined, key: string): number | undefined {
  const text = textOf(element, key).trim()
  const value = text === "" ? NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}
