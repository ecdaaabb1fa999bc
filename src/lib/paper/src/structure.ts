import { PDFDict, PDFHexString, PDFName, PDFOperator, PDFOperatorNames, type PDFDocument, type PDFPage, type PDFRef } from "pdf-lib"

/** What a part of a document is (ISO 32000-1, 14.8.4); `Artifact`: decoration, which nobody reads aloud. */
export type Role = "Document" | "H1" | "H2" | "H3" | "P" | "L" | "LI" | "LBody" | "Table" | "TR" | "TH" | "TD" | "Link" | "Figure" | "Artifact"
type Details = { /** Words for what is no text. */ alt?: string; /** What a table's head is the head of. */ scope?: "Row" | "Column" }
type Part = Details & { role: Role; kids: Kid[] }
type Kid = Part | { page: PDFPage; id: number } | { annotation: PDFRef; page: PDFPage }

/** Parts that hold parts; the others hold content. */
const holders: readonly Role[] = ["Document", "L", "LI", "Table", "TR"]

/** The tags of a document: what each piece of content is, in the order it is read. */
export class Structure {
  readonly #root: Part = { role: "Document", kids: [] }
  readonly #ids = new Map<PDFPage, number>()
  #at: Part = this.#root

  /** What is drawn by `work` is a part of this role; within a part that holds content it belongs to that. */
  as(role: Role, work: () => void, details: Details = {}): void {
    const before = this.#at
    if (!holders.includes(before.role) && before.role !== "Link") { work(); return }
    this.#at = { role, kids: [], ...details }
    if (role !== "Artifact") before.kids.push(this.#at)
    work()
    this.#at = before
  }

  /** Draws content of the part that is open. */
  mark(page: PDFPage, draw: () => void): void {
    const { role, kids } = this.#at
    if (role === "Artifact") page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, ["/Artifact"]))
    else {
      const id = this.#ids.get(page) ?? 0
      this.#ids.set(page, id + 1)
      kids.push({ page, id })
      page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [`/${role}`, `<</MCID ${id}>>`]))
    }
    draw()
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
  }

  /** A link's annotation belongs to the part that is open. */
  annotate(page: PDFPage, annotation: PDFRef): void {
    this.#at.kids.push({ page, annotation })
  }

  /** Writes the tags into a document whose pages are all there. */
  write(document: PDFDocument): void {
    const { context, catalog } = document
    const pages = document.getPages()
    const parents: PDFRef[][] = pages.map(() => [])
    const links: PDFRef[] = []
    const root = context.nextRef()
    const element = ({ role, kids, alt, scope }: Part, parent: PDFRef): PDFRef => {
      const self = context.nextRef()
      const content = kids.map((kid) => {
        if ("role" in kid) return element(kid, self)
        if ("id" in kid) {
          const marks = parents[pages.indexOf(kid.page)]
          if (marks) marks[kid.id] = self
          return context.obj({ Type: "MCR", Pg: kid.page.ref, MCID: kid.id })
        }
        context.lookup(kid.annotation, PDFDict).set(PDFName.of("StructParent"), context.obj(pages.length + links.length))
        links.push(self)
        return context.obj({ Type: "OBJR", Pg: kid.page.ref, Obj: kid.annotation })
      })
      const made = context.obj({ Type: "StructElem", S: role, P: parent, K: content, ...(scope && { A: { O: "Table", Scope: scope } }) })
      if (alt) made.set(PDFName.of("Alt"), PDFHexString.fromText(alt))
      context.assign(self, made)
      return self
    }
    const top = element(this.#root, root)
    pages.forEach(({ node }, i) => {
      node.set(PDFName.of("StructParents"), context.obj(i))
      node.set(PDFName.of("Tabs"), PDFName.of("S"))
    })
    const numbers = [...parents.flatMap((refs, i) => [i, refs]), ...links.flatMap((ref, i) => [pages.length + i, ref])]
    context.assign(root, context.obj({ Type: "StructTreeRoot", K: top, ParentTree: context.register(context.obj({ Nums: numbers })), ParentTreeNextKey: pages.length + links.length }))
    catalog.set(PDFName.of("StructTreeRoot"), root)
    catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }))
  }
}
