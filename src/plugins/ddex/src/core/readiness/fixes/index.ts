import { documentFixIds, type DocumentFixId } from "./names"
import type { Fix } from "./fix"
import { addDeal, fillCLine, fillLabel, fillPLine, renumberDiscs, setKind } from "./release"
import { addCredit, addShare, endDeals } from "./rights"
import { dropKindWord, matchTitle, moveFeat, moveVersion, removeControlCharacters } from "./titles"

export * from "./fix"
export * from "./names"

/** Fixes that change the document alone. */
export const documentFixes: Readonly<Record<DocumentFixId, Fix>> = {
  "remove-control-characters": removeControlCharacters, "move-feat": moveFeat, "move-version": moveVersion, "drop-kind-word": dropKindWord, "match-title": matchTitle, "add-credit": addCredit, "add-share": addShare, "end-deals": endDeals,
  "set-kind": setKind, "fill-label": fillLabel, "fill-p-line": fillPLine, "fill-c-line": fillCLine, "renumber-discs": renumberDiscs, "add-deal": addDeal,
}

export const isDocumentFix = (id: string): id is DocumentFixId => (documentFixIds as readonly string[]).includes(id)
