import { PDFDocument } from "pdf-lib"

/** Binds documents into one, page after page, without a date of its own: the same documents give the same bytes. @throws when one is no PDF */
export async function bind(documents: readonly Uint8Array[]): Promise<Uint8Array> {
  const bound = await PDFDocument.create({ updateMetadata: false })
  for (const bytes of documents) {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    for (const page of await bound.copyPages(document, document.getPageIndices())) bound.addPage(page)
  }
  return bound.save()
}
