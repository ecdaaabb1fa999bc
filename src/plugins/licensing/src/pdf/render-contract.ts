import { PDFDocument, PDFHexString } from "pdf-lib"
import { sha256 } from "../core/canonical"
import { layOut, type ContractDocument, type IssuedContract } from "../core/document"
import { bullets, clauses, parties, section, settings, table, type Settings } from "./blocks"
import { embedFaces, type Face } from "./fonts"
import { heightOf, ink, measure, page, Sheet } from "./sheet"
import { paragraphs } from "./text"

/** Sets a license as a PDF, A4. The same license gives the same bytes: dates and ids come from it, nothing from the clock. */
export async function renderContract(contract: IssuedContract): Promise<Uint8Array> {
  const content = layOut(contract)
  const document = await PDFDocument.create({ updateMetadata: false })
  describe(document, content)
  const set = settings(await embedFaces(document, content.number))
  const sheet = new Sheet(document)
  front(sheet, set, content)
  section(sheet, set, "Terms", 40)
  clauses(sheet, set, content.clauses)
  if (content.prior.length > 0) {
    section(sheet, set, "Licenses granted before", 40)
    bullets(sheet, set, content.prior)
  }
  acceptance(sheet, set, content)
  runningLines(sheet, set, content)
  return document.save()
}

function describe(document: PDFDocument, { title, number, author, subject, paid_at }: ContractDocument): void {
  document.setTitle(`${title}, ${number}`, { showInWindowTitleBar: true })
  document.setAuthor(author)
  document.setSubject(subject)
  document.setKeywords(["license", number])
  document.setCreator("Max Booster")
  document.setProducer("Max Booster, pdf-lib")
  document.setLanguage("en")
  document.setCreationDate(new Date(paid_at))
  document.setModificationDate(new Date(paid_at))
  const id = PDFHexString.of(sha256(number).slice(0, 32))
  document.context.trailerInfo.ID = document.context.obj([id, id])
}

function front(sheet: Sheet, set: Settings, content: ContractDocument): void {
  sheet.flow(content.title, set.title)
  sheet.gap(3)
  sheet.flow(content.subtitle, set.subtitle)
  sheet.gap(20)
  parties(sheet, set, content.parties)
  section(sheet, set, "The license", 60)
  table(sheet, set, content.license)
  section(sheet, set, "What it permits", 60)
  table(sheet, set, content.caps, 0.56)
  section(sheet, set, "Delivered files", 20)
  bullets(sheet, set, content.files)
}

function acceptance(sheet: Sheet, set: Settings, { acceptance: accepted, notice }: ContractDocument): void {
  section(sheet, set, "Acceptance", 250)
  sheet.flow(accepted.statement, set.body)
  sheet.gap(10)
  sheet.need(set.signature.leading + set.label.leading + 8)
  sheet.flow(accepted.typed_name, set.signature)
  sheet.gap(3)
  sheet.rule(ink.muted)
  sheet.gap(4)
  sheet.line("Name as typed by the licensee", page.left, sheet.y, set.label)
  sheet.gap(set.label.leading + 8)
  bullets(sheet, set, accepted.consents)
  sheet.gap(8)
  table(sheet, { ...set, strong: { ...set.strong, size: 8.4 } }, accepted.rows, 0.26)
  sheet.gap(14)
  sheet.need(heightOf(notice, set.small, measure))
  sheet.flow(notice, set.small)
}

/** Head and foot of every page, once their number is known. */
function runningLines(sheet: Sheet, set: Settings, { number, subtitle }: ContractDocument): void {
  const brand = { ...set.label, face: set.name.face, size: 8, spacing: 1.5, color: ink.text }
  const quiet = { ...set.small, size: 8 }
  const right = (text: string) => page.left + measure - quiet.face.widthOf(text, quiet.size)
  sheet.pages.forEach((on, i) => {
    const head = page.height - 42
    sheet.line("MAX BOOSTER", page.left, head, brand, on)
    sheet.line(`License ${number}`, right(`License ${number}`), head, quiet, on)
    on.drawLine({ start: { x: page.left, y: head - 19 }, end: { x: page.left + measure, y: head - 19 }, thickness: 0.6, color: ink.line })
    const foot = 52
    const count = `Page ${i + 1} of ${sheet.pages.length}`
    sheet.line(shorten(paragraphs(subtitle, quiet.face).join(" "), quiet.face, quiet.size), page.left, foot, quiet, on)
    sheet.line(count, right(count), foot, quiet, on)
  })
}

function shorten(text: string, face: Face, size: number): string {
  const most = measure - 90
  if (face.widthOf(text, size) <= most) return text
  let end = Math.min(text.length, 140)
  while (end > 0 && face.widthOf(`${text.slice(0, end)}…`, size) > most) end -= 1
  return `${text.slice(0, end).trimEnd()}…`
}
