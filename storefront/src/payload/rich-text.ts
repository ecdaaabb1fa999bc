import type { Clause, TextBlock, TextRun } from "@max-booster/api-contract"
import type { LicenseText } from "./payload-types"

/** What Payload keeps of an editor (Lexical). */
type Body = LicenseText["clauses"][number]["body"]
type Node = { type: string; text?: string; format?: number | string; listType?: string; children?: Node[] }

/** Bits of a text node's format, as Lexical keeps it. */
const [BOLD, ITALIC] = [1, 2]

/** What an editor wrote, as a clause says it: plain text while there is nothing but paragraphs, so that a text that did not change stays the same. */
export function clauseOf(heading: string, state: Body | null | undefined): Clause {
  const blocks = ((state?.root.children ?? []) as Node[]).flatMap(blocksOf)
  const isPlain = blocks.every((block) => block.kind === "paragraph" && block.runs.every(({ bold, italic }) => !bold && !italic))
  const lines = blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.runs])).map((runs) => runs.map(({ text }) => text).join(""))
  return { heading, text: lines.join("\n").trim(), ...(isPlain ? {} : { blocks }) }
}

function blocksOf(node: Node): TextBlock[] {
  if (node.type === "list") return [{ kind: "list", ordered: node.listType === "number", items: itemsOf(node) }]
  return [{ kind: "paragraph", runs: runsOf(node) }]
}

/** A list's items; those of a list within it follow it. */
const itemsOf = (list: Node): TextRun[][] => (list.children ?? []).flatMap((item) => {
  const inner = (item.children ?? []).filter(({ type }) => type === "list")
  const own = runsOf({ ...item, children: (item.children ?? []).filter(({ type }) => type !== "list") })
  return [...(own.length > 0 ? [own] : []), ...inner.flatMap(itemsOf)]
})

/** Neighbors of one style are one run: an editor cuts text where it was typed in pieces. */
function runsOf({ children = [] }: Node): TextRun[] {
  const runs: TextRun[] = []
  for (const child of children) {
    const format = typeof child.format === "number" ? child.format : 0
    const run: TextRun = { text: child.type === "linebreak" ? "\n" : child.text ?? runsOf(child).map(({ text }) => text).join(""), ...(format & BOLD && { bold: true as const }), ...(format & ITALIC && { italic: true as const }) }
    const last = runs.at(-1)
    if (last && last.bold === run.bold && last.italic === run.italic) last.text += run.text
    else if (run.text) runs.push(run)
  }
  return runs
}

/** A clause as the editor opens it. */
export function editorStateOf({ text, blocks }: Clause): Body {
  const whole: TextBlock[] = blocks ?? text.split(/\r?\n/).map((line) => ({ kind: "paragraph", runs: [{ text: line }] }))
  return { root: { ...element, type: "root", children: whole.map(nodeOf) } }
}

const element = { version: 1, format: "" as const, indent: 0, direction: "ltr" as const }
const textNodes = (runs: readonly TextRun[]) => runs.filter(({ text }) => text).map(({ text, bold, italic }) => ({ type: "text", version: 1, text, format: (bold ? BOLD : 0) | (italic ? ITALIC : 0), mode: "normal", style: "", detail: 0 }))
const nodeOf = (block: TextBlock) => (block.kind === "paragraph"
  ? { ...element, type: "paragraph", textFormat: 0, textStyle: "", children: textNodes(block.runs) }
  : { ...element, type: "list", tag: block.ordered ? "ol" : "ul", listType: block.ordered ? "number" : "bullet", start: 1, children: block.items.map((runs, i) => ({ ...element, type: "listitem", value: i + 1, children: textNodes(runs) })) })
