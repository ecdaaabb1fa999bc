"use client"

import { releaseKinds, type ReleaseDocument } from "@max-booster/api-contract"
import { genres } from "@max-booster/music"
import { memo } from "react"
import { set } from "./document-edits"
import { ChoiceField, CodeField, DayField, Folded, LanguageField, NumberField, Place, TextField } from "./fields.client"
import { LocalTitles } from "./local-names.client"
import { Section } from "./section"
import { kindNames } from "./words"

type Part = Pick<ReleaseDocument, "kind" | "title" | "version" | "titles" | "language" | "label" | "p_line" | "c_line" | "release_date" | "original_release_date" | "preorder_date" | "genre" | "subgenre" | "catalog_number">

/** What a release is called, when it comes out, and who owns it. */
export const Basics = memo(function Basics({ kind, title, version, titles, language, label, p_line, c_line, release_date, original_release_date, preorder_date, genre, subgenre, catalog_number }: Part) {
  return (
    <Section id="basics" title="Basics">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField path="title" label="Title" className="sm:col-span-2" value={title} to={(to) => set("title", to)} />
        <TextField path="version" label="Version" placeholder="Deluxe edition" hint="Only when there is another one." value={version} to={(to) => set("version", to)} />
        <ChoiceField path="kind" label="Kind" value={kind} options={releaseKinds.map((value) => ({ value, name: kindNames[value] }))} to={(to) => set("kind", to ?? "single")} />
        <LanguageField path="language" label="Language of titles and names" value={language} to={(to) => set("language", to ?? "en")} />
        <TextField path="label" label="Label" hint="As stores show it; your artist name will do." value={label} to={(to) => set("label", to)} />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <DayField path="release_date" label="Release date" hint="Three to four weeks ahead gives playlists time." value={release_date} to={(to) => set("release_date", to)} />
        <DayField path="preorder_date" label="Pre-order from" hint="Optional." value={preorder_date} to={(to) => set("preorder_date", to)} />
        <DayField path="original_release_date" label="Original release date" hint="Only when it came out before." value={original_release_date} to={(to) => set("original_release_date", to)} />
        <ChoiceField path="genre" label="Genre" value={genre} none="Choose one" options={genres.map(({ id, label: name }) => ({ value: id, name }))} to={(to) => set("genre", to)} />
        <TextField path="subgenre" label="Subgenre" value={subgenre} to={(to) => set("subgenre", to)} />
        <CodeField path="catalog_number" label="Catalog number" hint="Your own numbering." value={catalog_number} to={(to) => set("catalog_number", to)} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <RightsLine path="p_line" sign="℗" owns="the recording" line={p_line} to={(to) => set("p_line", to)} />
        <RightsLine path="c_line" sign="©" owns="cover and texts" line={c_line} to={(to) => set("c_line", to)} />
      </div>
      <Folded title="Title in other languages" note={titles.length > 0 ? String(titles.length) : undefined}><LocalTitles path="titles" titles={titles} to={(to) => set("titles", to)} /></Folded>
    </Section>
  )
})

type Line = ReleaseDocument["p_line"]

/** The line that says who owns. */
export function RightsLine({ path, sign, owns, line, to }: { path: string; sign: "℗" | "©"; owns: string; line: Line; to: (line: Line) => (document: ReleaseDocument) => ReleaseDocument }) {
  return (
    <Place path={path}>
      <fieldset className="grid grid-cols-[6rem_1fr] gap-3">
        <legend className="sr-only">{`${sign} line: who owns ${owns}`}</legend>
        <NumberField path={`${path}.year`} label={`${sign} year`} min={1000} max={9999} value={line.year} to={(year) => to({ ...line, year })} />
        <TextField path={`${path}.owner`} label={`${sign} owner of ${owns}`} value={line.owner} to={(owner) => to({ ...line, owner })} />
      </fieldset>
    </Place>
  )
}
