import { bullets, heightOf, ink, measure, page, qrCode, section, table, typeset, type Settings, type Sheet } from "@max-booster/paper"
import { layOut, type ContractDocument, type IssuedContract, type Signature } from "../core/document"
import { clauses, parties } from "./blocks"

/** Sets a license as a PDF, A4. The same license gives the same bytes: dates and ids come from it, nothing from the clock. */
export async function renderContract(contract: IssuedContract, { watermark }: { watermark?: string } = {}): Promise<Uint8Array> {
  const content = layOut(contract)
  const { title, subtitle, number, author, subject, paid_at, running, locale, sections } = content
  const about = { title: `${title}, ${number}`, author, subject, keywords: ["license", number], at: new Date(paid_at), seed: number, head: running, foot: subtitle, language: locale, ...(watermark && { watermark }) }
  return typeset(about, (sheet, set) => {
    front(sheet, set, content)
    section(sheet, set, sections.terms, 40)
    clauses(sheet, set, content.clauses)
    if (content.prior.length > 0) {
      section(sheet, set, sections.prior, 40)
      bullets(sheet, set, content.prior)
    }
    signatures(sheet, set, content)
  })
}

/** Points; at this size a phone reads the code from paper. */
const CODE = 64

function front(sheet: Sheet, set: Settings, content: ContractDocument): void {
  heading(sheet, set, content)
  sheet.gap(14)
  parties(sheet, set, content.parties)
  section(sheet, set, content.sections.license, 60)
  table(sheet, set, content.license)
  section(sheet, set, content.sections.permits, 60)
  table(sheet, set, content.caps, 0.56)
  if (content.answers.length > 0) {
    section(sheet, set, content.sections.answers, 60)
    table(sheet, set, content.answers)
  }
  if (content.publishing.length > 0) {
    section(sheet, set, content.sections.publishing, 60)
    table(sheet, set, content.publishing, 0.56)
  }
  section(sheet, set, content.sections.files, content.files.length * set.body.leading)
  bullets(sheet, set, content.files)
}

/** Title and subtitle, with the code that leads to the license's public page at their right. */
function heading(sheet: Sheet, set: Settings, { title, subtitle, verification }: ContractDocument): void {
  const [first, top] = [sheet.pages.length, sheet.y - 4]
  const width = measure - CODE - 24
  qrCode(sheet, verification.url, { x: page.left + measure - CODE, top, size: CODE })
  sheet.flow(title, set.title, 0, width)
  sheet.gap(3)
  sheet.flow(subtitle, set.subtitle, 0, width)
  sheet.flow(verification.words, set.small, 0, width)
  if (sheet.pages.length === first) sheet.y = Math.min(sheet.y, top - CODE)
}

function signatures(sheet: Sheet, set: Settings, { signatures: both, sections, notice }: ContractDocument): void {
  section(sheet, set, sections.signatures, 190)
  for (const signature of both) signed(sheet, set, signature)
  sheet.need(heightOf(notice, set.small, measure))
  sheet.flow(notice, set.small)
}

/** One side's signature: the name as it was typed, what was agreed to, and the proof. */
function signed(sheet: Sheet, set: Settings, { role, statement, typed_name, typed_by, consents, rows }: Signature): void {
  sheet.need(150)
  sheet.flow(role, set.label)
  sheet.flow(statement, set.body)
  if (typed_name) {
    sheet.gap(8)
    sheet.need(set.signature.leading + set.label.leading + 8)
    sheet.flow(typed_name, set.signature)
    sheet.gap(3)
    sheet.rule(ink.muted)
    sheet.gap(4)
    sheet.flow(typed_by, set.label)
    sheet.gap(6)
    bullets(sheet, set, consents)
    sheet.gap(6)
    table(sheet, { ...set, strong: { ...set.strong, size: 8.4 } }, rows, 0.26)
  }
  sheet.gap(14)
}
