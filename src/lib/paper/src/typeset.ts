import { createHash } from "node:crypto"
import { degrees, PDFDocument, PDFHexString } from "pdf-lib"
import { settings, type Settings } from "./blocks"
import { embedFaces, type Face } from "./fonts"
import { graphemes } from "./scripts"
import { ink, measure, page, Sheet } from "./sheet"
import { paragraphs } from "./text"

/** What a document is called, and what runs over each of its pages. */
export type About = {
  title: string; author: string; subject: string; keywords: string[]
  /** When what it says was so: its only date, never the clock's. */
  at: Date
  /** What its ids are made of: a document of the same seed and words has the same bytes. */
  seed: string
  /** At the head and the foot of every page. */
  head: string; foot: string
  /** What it is written in; English unless said. */
  language?: keyof typeof pageWords
  /** Across every page of what is not meant to be used. */
  watermark?: string
}

/** "Page 1 of 4", by language. */
const pageWords = { en: (page: number, of: number) => `Page ${page} of ${of}`, de: (page: number, of: number) => `Seite ${page} von ${of}` }

/** Sets a document as a PDF, A4. The same words give the same bytes. */
export async function typeset(about: About, fill: (sheet: Sheet, set: Settings) => void): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  describe(document, about)
  const set = settings(embedFaces(document, about.seed))
  const sheet = new Sheet(document)
  fill(sheet, set)
  sheet.structure.as("Artifact", () => { runningLines(sheet, set, about) })
  sheet.structure.write(document)
  return document.save()
}

function describe(document: PDFDocument, { title, author, subject, keywords, at, seed, language = "en" }: About): void {
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setAuthor(author)
  document.setSubject(subject)
  document.setKeywords(keywords)
  document.setCreator("Max Booster")
  document.setProducer("Max Booster, pdf-lib")
  document.setLanguage(language)
  document.setCreationDate(at)
  document.setModificationDate(at)
  const id = PDFHexString.of(createHash("sha256").update(seed).digest("hex").slice(0, 32))
  document.context.trailerInfo.ID = document.context.obj([id, id])
}

/** Head and foot of every page, once their number is known. */
function runningLines(sheet: Sheet, set: Settings, about: About): void {
  const brand = { ...set.label, face: set.name.face, size: 8, spacing: 1.5, color: ink.text }
  const quiet = { ...set.small, size: 8 }
  const right = (text: string) => page.left + measure - quiet.face.widthOf(text, quiet.size)
  sheet.pages.forEach((on, i) => {
    if (about.watermark) sheet.decorate(() => { on.drawText(about.watermark ?? "", { x: 130, y: 250, size: 110, rotate: degrees(45), opacity: 0.14, color: ink.accent, font: set.name.face.font }) }, on)
    const head = page.height - 42
    sheet.line("MAX BOOSTER", page.left, head, brand, on)
    sheet.line(about.head, right(about.head), head, quiet, on)
    sheet.decorate(() => { on.drawLine({ start: { x: page.left, y: head - 19 }, end: { x: page.left + measure, y: head - 19 }, thickness: 0.6, color: ink.line }) }, on)
    const foot = 52
    const count = pageWords[about.language ?? "en"](i + 1, sheet.pages.length)
    sheet.line(shorten(paragraphs(about.foot, quiet.face).join(" "), quiet.face, quiet.size), page.left, foot, quiet, on)
    sheet.line(count, right(count), foot, quiet, on)
  })
}

function shorten(text: string, face: Face, size: number): string {
  const most = measure - 90
  if (face.widthOf(text, size) <= most) return text
  const letters = graphemes(text).slice(0, 140)
  while (letters.length > 0 && face.widthOf(`${letters.join("")}…`, size) > most) letters.pop()
  return `${letters.join("").trimEnd()}…`
}
