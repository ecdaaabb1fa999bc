import type { Page } from "./payload-types"

/** What a page that we ship consists of: paragraphs, numbered steps, a link on a line of its own. */
export type PageBlock = string | { steps: readonly string[] } | { link: string; href: string }

const common = { format: "" as const, indent: 0, version: 1, direction: "ltr" as const }
const words = (text: string) => ({ type: "text", text, detail: 0, format: 0, mode: "normal", style: "", version: 1 })
const paragraph = (children: object[]) => ({ type: "paragraph", ...common, textFormat: 0, textStyle: "", children })

/** Blocks as the editor's document. */
export const pageBody = (blocks: readonly PageBlock[]): Page["body"] => ({ root: { type: "root", ...common, children: blocks.map(nodeOf) } })

function nodeOf(block: PageBlock) {
  if (typeof block === "string") return paragraph([words(block)])
  if ("steps" in block) return { type: "list", ...common, tag: "ol", listType: "number", start: 1, children: block.steps.map((step, at) => ({ type: "listitem", ...common, value: at + 1, children: [words(step)] })) }
  return paragraph([{ type: "link", ...common, version: 3, fields: { linkType: "custom", url: block.href, newTab: true }, children: [words(block.link)] }])
}
