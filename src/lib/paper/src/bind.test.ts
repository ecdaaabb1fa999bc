import { PDFDocument } from "pdf-lib"
import { describe, expect, it } from "vitest"
import { bind } from "./bind"

async function document(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create({ updateMetadata: false })
  for (let i = 0; i < pages; i++) made.addPage([100, 100])
  return made.save()
}

describe("binding documents", () => {
  it("keeps every page, and gives the same bytes for the same documents", async () => {
    const documents = [await document(2), await document(3)]
    const bound = await bind(documents)
    expect((await PDFDocument.load(bound)).getPageCount()).toBe(5)
    expect(Buffer.from(await bind(documents)).equals(Buffer.from(bound))).toBe(true)
  })

  it("refuses what is no PDF", async () => {
    await expect(bind([new TextEncoder().encode("hello")])).rejects.toThrow()
  })
})
