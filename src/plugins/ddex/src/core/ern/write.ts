import { escapeAttribute, escapeText } from "../xml-text"
import { ERN_VERSION, ernVersions, newReleaseMessage, type NewReleaseMessage } from "./message"
import { type Children, isBranch, type Shape, type Slot } from "./shape"

type Held = { readonly [name: string]: unknown }
const isHeld = (value: unknown): value is Held => typeof value === "object" && value !== null

/** A message as XML, UTF-8 without a mark. The same message gives the same bytes. @throws {UnwritableText} when a text holds what XML forbids */
export function writeMessage(message: NewReleaseMessage): string {
  const { namespace, schema } = ernVersions[ERN_VERSION]
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  write(parts, "ern:NewReleaseMessage", newReleaseMessage, message, "", ` xmlns:ern="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} ${namespace}/${schema}"`)
  return parts.join("")
}

const listed = new WeakMap<Children, [string, Slot][]>()
/** Children in their order, listed once a shape. */
function slotsOf(children: Children): [string, Slot][] {
  const known = listed.get(children)
  if (known) return known
  const slots = Object.entries(children)
  listed.set(children, slots)
  return slots
}

function write(parts: string[], name: string, shape: Shape, value: unknown, indent: string, declared = ""): void {
  const held = isHeld(value) ? value : {}
  let head = `${indent}<${name}${declared}`
  for (const attribute of shape.attributes) {
    const said = held[`@${attribute}`]
    if (typeof said === "string") head += ` ${attribute}="${escapeAttribute(said, `${name}/@${attribute}`)}"`
  }
  if (!isBranch(shape)) {
    const text = typeof value === "string" ? value : held["#"]
    parts.push(`${head}>${escapeText(typeof text === "string" ? text : "", name)}</${name}>\n`)
    return
  }
  parts.push(`${head}>\n`)
  for (const [child, { shape: inner }] of slotsOf(shape.children)) {
    const inside = held[child]
    if (inside === undefined) continue
    for (const each of Array.isArray(inside) ? inside : [inside]) write(parts, child, inner, each, `${indent}  `)
  }
  parts.push(`${indent}</${name}>\n`)
}
