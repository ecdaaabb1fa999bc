import type { CommercialModel, ReleasePerson } from "@max-booster/api-contract"
import type { Delivery } from "../delivery"
import { inOrder, isInstrumental, UnbuildableRelease } from "../ern/plan"
import { displayGenres } from "../ern/tables"
import type { ReleaseFacts } from "../facts"
import { bare, type Billing, billingOf, rightsText, tidy, trackBilling } from "../words"
import { escapeAttribute, escapeText } from "../xml-text"

type Xml = string | readonly Xml[] | null
const tag = (name: string, content: Xml | undefined, attributes: Readonly<Record<string, string>> = {}): Xml => {
  if (content === null || content === undefined || content === "") return null
  const head = `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value, `${name}/@${key}`)}"`).join("")}>`
  return typeof content === "string" ? `${head}${escapeText(content, name)}</${name}>` : [head, content, `</${name}>`]
}
const lines = (xml: Xml, depth = 0): string => (xml === null ? "" : typeof xml === "string" ? `${"  ".repeat(depth)}${xml}\n` : xml.map((each) => lines(each, depth + (Array.isArray(each) ? 1 : 0))).join(""))

/** What names a package: its UPC, else its id, of letters, digits and `_` alone. */
export const vendorId = ({ id, document: { upc } }: Pick<ReleaseFacts, "id" | "document">) => (bare(upc) ?? id).replace(/\W/g, "_")
/** The folder of a package. */
export const itmspFolder = (facts: ReleaseFacts) => `${vendorId(facts)}.itmsp`

/**
 * `metadata.xml` of an `.itmsp` package for Apple Music, from the same facts as messages (Apple's public Music Specification 5.3, help.apple.com/itc/musicspec).
 * Files lie beside it: a delivered file's URI is cut to its name. Apple checks it once more when its Transporter uploads.
 * @throws {UnbuildableRelease} without a genre or date · {UnwritableText} when a text holds what XML forbids
 */
export function appleMetadata(facts: ReleaseFacts, delivery: Delivery, provider: string): string {
  const { document } = facts
  if (!document.release_date || !document.genre) throw new UnbuildableRelease(`The release has no ${document.genre ? "release date" : "genre"}`)
  const people = new Map(document.people.map((person) => [person.id, person]))
  const counts = new Map<number, number>()
  const genres = ["<genres>", [`<genre code="${displayGenres[document.genre].apple}"/>`], "</genres>"]
  const label = tidy(document.label) || tidy(facts.seller.name)
  const tracks = inOrder(document.tracks).map((track) => {
    const number = (counts.get(track.disc) ?? 0) + 1
    counts.set(track.disc, number)
    const isrc = bare(track.isrc)
    const makers = new Map([...track.credits, ...document.credits].filter(({ role }) => role in ROLES).map(({ person }) => [person, [...new Set([...track.credits, ...document.credits].filter((each) => each.person === person && each.role in ROLES).map(({ role }) => ROLES[role] ?? ""))]]))
    return [
      tag("vendor_id", `${vendorId(facts)}_${isrc ?? track.id}`), tag("isrc", isrc), tag("iswc", bare(track.iswc)), tag("title", tidy(track.title)), tag("title_version", tidy(track.version)), tag("original_release_date", track.original_release_date), genres, products(facts, delivery),
      tag("label_name", label), tag("copyright_pline", rightsText(track.p_line ?? document.p_line)), tag("explicit_content", track.parental), tag("volume_number", `${track.disc}`), tag("track_number", `${number}`), fileOf("audio_file", delivery.sounds.get(track.id)),
      tag("preview_start_index", track.preview_start_s === null ? undefined : `${track.preview_start_s}`), tag("lyrics", track.lyrics.trim()), artists(trackBilling(document, track, people), makers, people), tag("audio_language", isInstrumental(track) ? "zxx" : track.language),
    ]
  })
  const album: Xml[] = [
    tag("vendor_id", vendorId(facts)), tag("upc", bare(document.upc)), tag("grid", bare(document.grid)), tag("label_catalog_number", tidy(document.catalog_number ?? "")), locales(document.titles), tag("title", tidy(document.title)), tag("title_version", tidy(document.version)),
    tag("original_release_date", document.original_release_date ?? document.release_date), tag("label_name", label), genres, tag("copyright_pline", rightsText(document.p_line)), tag("copyright_cline", rightsText(document.c_line)),
    delivery.cover ? ["<artwork_files>", [fileOf("file", delivery.cover)], "</artwork_files>"] : null, tag("track_count", `${document.tracks.length}`), products(facts, delivery), artists(billingOf(document.credits, people), new Map(), people),
    "<tracks>", tracks.map((track): Xml => ["<track>", track, "</track>"]), "</tracks>",
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://apple.com/itunes/importer" version="music5.3">\n${lines([tag("language", document.language), tag("provider", tidy(provider)), "<album>", album, "</album>"], 1)}</package>\n`
}

const ROLES: Readonly<Partial<Record<string, string>>> = { producer: "Producer", composer: "Composer", lyricist: "Lyricist", arranger: "Arranger", performer: "Performer", vocalist: "Vocals", "mixing-engineer": "Mixing Engineer", "mastering-engineer": "Mastering Engineer", remixer: "Remixer" }

/** Who is billed, main artists as primary; then who made it. */
function artists(billing: Billing, makers: ReadonlyMap<string, readonly string[]>, people: ReadonlyMap<string, ReleasePerson>): Xml {
  const billed = [...billing.main.map((person) => ({ person, roles: ["Performer"], primary: true })), ...billing.featured.map((person) => ({ person, roles: ["Featuring"], primary: false })), ...billing.remixer.map((person) => ({ person, roles: ["Remixer"], primary: false }))]
  const others = [...makers].flatMap(([id, roles]) => { const person = people.get(id); return person && !billed.some((each) => each.person.id === id) ? [{ person, roles: [...roles], primary: false }] : [] })
  const all = billed.map((each) => ({ ...each, roles: [...new Set([...each.roles, ...(makers.get(each.person.id) ?? [])])] }))
  return ["<artists>", [...all, ...others].map(({ person, roles, primary }): Xml => ["<artist>", [tag("artist_name", tidy(person.name)), tag("apple_id", /\d+$/.exec(person.apple_id?.trim() ?? "")?.[0]), ["<roles>", roles.map((role) => tag("role", role)), "</roles>"], tag("primary", `${primary}`)], "</artist>"]), "</artists>"]
}

const locales = (titles: ReleaseFacts["document"]["titles"]): Xml => (titles.some(({ title }) => title.trim()) ? ["<locales>", titles.filter(({ title }) => title.trim()).map(({ language, title, version }) => tag("locale", [tag("title", tidy(title)), tag("title_version", tidy(version))], { name: language })), "</locales>"] : null)

const fileOf = (name: string, file: { uri: string; size: number; md5: string } | undefined): Xml => (file ? [`<${name}>`, [tag("file_name", file.uri.split("/").at(-1)), tag("size", `${file.size}`), tag("checksum", file.md5, { type: "md5" })], `</${name}>`] : null)

/** Where it is sold and streamed: a product a territory, or one for the world. A takedown clears nothing. */
function products({ document }: ReleaseFacts, { purpose }: Delivery): Xml {
  const isDown = purpose === "takedown"
  const rows = document.deals.flatMap(({ models, territories: { mode, countries }, starts_on, ends_on }) => {
    const has = (model: CommercialModel) => models.includes(model) && !isDown
    const product = (territory: string, cleared = true): Xml => ["<product>", [
      tag("territory", territory), tag("cleared_for_sale", `${cleared && has("download")}`), tag("cleared_for_stream", `${cleared && has("subscription")}`),
      ...(cleared && has("download") ? [tag("sales_start_date", starts_on ?? document.release_date), tag("sales_end_date", ends_on), tag("preorder_sales_start_date", document.preorder_date)] : []), ...(cleared && has("subscription") ? [tag("stream_start_date", starts_on ?? document.release_date), tag("stream_end_date", ends_on)] : []),
    ], "</product>"]
    const codes = countries.map((country) => country.toUpperCase()).sort()
    return mode === "only" ? codes.map((code) => product(code)) : [product("WW"), ...(mode === "except" ? codes.map((code) => product(code, false)) : [])]
  })
  return ["<products>", rows, "</products>"]
}
