import { create } from "xmlbuilder2"
import { newReleaseMessage, type NewReleaseMessage } from "./message"
import { type Branch, isBranch, type Shape } from "./shape"

/** What is read of a message: `omitted` names the elements (`ResourceList/Video`) and attributes (`@xsi:schemaLocation`) that the model has no place for. */
export type ReadMessage = { message: NewReleaseMessage; omitted: readonly string[] }

type Dom = ReturnType<typeof create>["node"]
type DomElement = Dom & { readonly localName: string; readonly attributes: Iterable<{ readonly name: string; readonly value: string }> }
const isElement = (node: Dom): node is DomElement => node.nodeType === 1

/** Reads a NewReleaseMessage. @throws {Error} when it is not well-formed, another message, or lacks what a message must have */
export function readMessage(xml: string): ReadMessage {
  const root = create(xml).root().node
  if (!isElement(root) || root.localName !== "NewReleaseMessage") throw new Error("The root of a message of a release is NewReleaseMessage")
  const omitted = new Set<string>()
  const message = readBranch(root, newReleaseMessage, "", omitted)
  return { message: message as NewReleaseMessage, omitted: [...omitted].sort() }
}

function readBranch(element: DomElement, shape: Branch, path: string, omitted: Set<string>): unknown {
  const held: Record<string, unknown> = readAttributes(element, shape, path, omitted)
  const lists = new Map<string, unknown[]>()
  for (const node of element.childNodes) {
    if (!isElement(node)) continue
    const name = node.localName
    const slot = Object.hasOwn(shape.children, name) ? shape.children[name] : undefined
    const here = `${path}${path && "/"}${name}`
    if (!slot) { omitted.add(here); continue }
    const value = isBranch(slot.shape) ? readBranch(node, slot.shape, here, omitted) : readLeaf(node, slot.shape, here, omitted)
    if (slot.times !== "many") held[name] = value
    else if (!lists.get(name)?.push(value)) { held[name] = [value]; lists.set(name, held[name] as unknown[]) }
  }
  for (const [name, { times }] of Object.entries(shape.children)) if (times === "one" && !(name in held)) throw new Error(`${path || "NewReleaseMessage"} has no ${name}`)
  return held
}

function readLeaf(element: DomElement, shape: Shape, path: string, omitted: Set<string>): unknown {
  for (const node of element.childNodes) if (isElement(node)) omitted.add(`${path}/${node.localName}`)
  const attributes = readAttributes(element, shape, path, omitted)
  const text = element.textContent ?? ""
  return Object.keys(attributes).length > 0 ? { "#": text, ...attributes } : text
}

function readAttributes(element: DomElement, shape: Shape, path: string, omitted: Set<string>): Record<string, string> {
  const held: Record<string, string> = {}
  for (const { name, value } of element.attributes) {
    if (shape.attributes.includes(name)) held[`@${name}`] = value
    else if (!name.startsWith("xmlns") && name !== "xsi:schemaLocation") omitted.add(`${path}${path && "/"}@${name}`)
  }
  return held
}
