/** An element: its name, attributes (undefined ones are left out), and children. */
export type Xml = { name: string; attributes: Record<string, string | number | boolean | undefined>; children: readonly Xml[] }

export const el = (name: string, attributes: Xml["attributes"] = {}, children: readonly (Xml | undefined)[] = []): Xml => ({ name, attributes, children: children.filter((each) => each !== undefined) })

/** A document as text. Characters that XML cannot hold are left out. */
export const writeXml = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${write(root, "")}\n`

function write({ name, attributes, children }: Xml, indent: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`])).join("")
  return children.length === 0 ? `${indent}<${name}${written}/>` : `${indent}<${name}${written}>\n${children.map((each) => write(each, `${indent}  `)).join("\n")}\n${indent}</${name}>`
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" }
const escaped = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "").replace(/[&<>"\t\n\r]/g, (each) => ENTITIES[each] ?? each)
