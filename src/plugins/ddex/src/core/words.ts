import type { Credit, DisplayRole, ReleaseDocument, ReleasePerson, ReleaseTrack } from "@max-booster/api-contract"

/** The longest text that a message holds; longer ones end with an ellipsis. */
export const LONGEST_TEXT = 5_000

/** A text for machines that sort and show it: composed, of one line, with single spaces, cut where a character ends. */
export function tidy(text: string, longest = LONGEST_TEXT): string {
  const line = text.normalize("NFC").replace(/\s+/gu, " ").trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** "Title (Version)". */
export const withVersion = (title: string, version: string) => tidy(version.trim() ? `${title.trim()} (${version.trim()})` : title)

/** Who is shown, in the order in which they are. */
export type Billing = Readonly<Record<DisplayRole, readonly ReleasePerson[]>>

/** Who is billed by credits; each once, by the first role. */
export function billingOf(credits: readonly Credit[], people: ReadonlyMap<string, ReleasePerson>): Billing {
  const seen = new Set<string>()
  const billed = { main: [] as ReleasePerson[], featured: [] as ReleasePerson[], remixer: [] as ReleasePerson[] }
  for (const role of ["main", "featured", "remixer"] as const)
    for (const credit of credits) {
      const person = people.get(credit.person)
      if (credit.role !== role || !person || seen.has(person.id)) continue
      seen.add(person.id)
      billed[role].push(person)
    }
  return billed
}

/** A track's billing; without a main artist of its own, the release's. */
export function trackBilling(document: ReleaseDocument, track: ReleaseTrack, people: ReadonlyMap<string, ReleasePerson>): Billing {
  const own = billingOf(track.credits, people)
  if (own.main.length > 0) return own
  const main = billingOf(document.credits, people).main.filter(({ id }) => ![...own.featured, ...own.remixer].some((each) => each.id === id))
  return { ...own, main }
}

/** Compilations of many artists carry this name. */
export const VARIOUS_ARTISTS = "Various Artists"

/** "A, B & C". */
export const listed = (names: readonly string[]) => [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" & ")

/** "A & B feat. C". Remixers are named by the title's version, as stores ask, and stand by themselves as artists. */
export function artistLine({ main, featured }: Billing, nameOf: (person: ReleasePerson) => string = ({ name }) => name): string {
  const line = (people: readonly ReleasePerson[]) => listed(people.map((person) => nameOf(person).trim()).filter(Boolean))
  const [of, feat] = [line(main) || VARIOUS_ARTISTS, line(featured)]
  return tidy(feat ? `${of} feat. ${feat}` : of)
}

/** Languages in which every billed artist has a name, so that a whole line can be written. */
export function artistLineLanguages({ main, featured }: Billing): string[] {
  const billed = [...main, ...featured]
  const spoken = new Set(billed.flatMap(({ names }) => names.map(({ language }) => language)))
  return [...spoken].filter((language) => billed.some((person) => nameIn(person, language) !== person.name)).sort()
}
/** A person's name in a language, else as it is. */
export const nameIn = (person: ReleasePerson, language: string) => person.names.find((each) => each.language === language && each.name.trim())?.name ?? person.name

/** "2026 Owner", as P and C lines go. */
export const rightsText = ({ year, owner }: { year: number | null; owner: string }) => tidy([year, owner].filter(Boolean).join(" "))

/** Seconds and milliseconds as ISO 8601 has durations: `PT3M5.25S`. */
export function isoDuration(durationMs: number): string {
  const ms = Math.max(0, Math.round(durationMs))
  const [hours, minutes, rest] = [Math.floor(ms / 3_600_000), Math.floor((ms % 3_600_000) / 60_000), ms % 60_000]
  return `PT${hours ? `${hours}H` : ""}${minutes || hours ? `${minutes}M` : ""}${rest / 1_000}S`
}

/** A code as standards have it in messages: without spaces, hyphens and dots. */
export const bare = (code: string | null) => (code ?? "").replace(/[\s.\-–]/g, "").toUpperCase() || undefined
