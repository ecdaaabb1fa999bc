import type { TextBlock, TextRun } from "@max-booster/api-contract"
import type { Clause } from "@max-booster/extension-api"

/** What a clause says, as blocks; plain text is a paragraph a line. */
export const blocksOf = ({ text, blocks }: Clause): TextBlock[] => blocks ?? text.split(/\r?\n/).map((line) => ({ kind: "paragraph", runs: [{ text: line }] }))

/** A clause with the text that its blocks read as. */
export const withText = (clause: Clause): Clause => (clause.blocks ? { ...clause, text: plain(clause.blocks) } : clause)

/** The stretches of a clause's text that are set one way, each of which must hold its variables whole. */
export const stretchesOf = ({ text, blocks }: Clause): string[] => blocks?.flatMap(linesOf).flatMap((runs) => runs.map((run) => run.text)) ?? [text]

/** A clause with everything in it filled. */
export function filled({ heading, text, blocks }: Clause, fill: (text: string) => string): Clause {
  if (!blocks) return { heading: fill(heading), text: fill(text) }
  const runs = (of: readonly TextRun[]) => of.map((run) => ({ ...run, text: fill(run.text) }))
  return withText({ heading: fill(heading), text: "", blocks: blocks.map((block) => (block.kind === "list" ? { ...block, items: block.items.map(runs) } : { ...block, runs: runs(block.runs) })) })
}

const linesOf = (block: TextBlock): TextRun[][] => (block.kind === "list" ? block.items : [block.runs])

const plain = (blocks: readonly TextBlock[]): string => blocks.flatMap((block) => linesOf(block).map((runs, i) => `${block.kind === "paragraph" ? "" : block.ordered ? `${i + 1}. ` : "• "}${runs.map(({ text }) => text).join("")}`)).join("\n")
