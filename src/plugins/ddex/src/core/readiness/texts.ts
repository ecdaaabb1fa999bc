import type { ReleaseDocument } from "@max-booster/api-contract"

/** A text of a release, where it stands, and what kind it is. */
export type Text = { path: string; text: string; kind: "title" | "version" | "name" | "line" | "lyrics" }

/** Goes through every text that is shown or sent, and puts what it is given in its place. */
export function mapTexts(document: ReleaseDocument, map: (text: Text) => string): ReleaseDocument {
  const one = (kind: Text["kind"]) => (path: string, text: string) => map({ path, text, kind })
  const [title, version, name, line, lyrics] = [one("title"), one("version"), one("name"), one("line"), one("lyrics")]
  const local = (path: string, titles: ReleaseDocument["titles"]) => titles.map((each, at) => ({ ...each, title: title(`${path}titles.${at}.title`, each.title), version: version(`${path}titles.${at}.version`, each.version) }))
  return {
    ...document,
    title: title("title", document.title), version: version("version", document.version), titles: local("", document.titles),
    people: document.people.map((person) => ({ ...person, name: name(`people.${person.id}.name`, person.name), names: person.names.map((each, at) => ({ ...each, name: name(`people.${person.id}.names.${at}.name`, each.name) })) })),
    label: line("label", document.label), p_line: { ...document.p_line, owner: line("p_line.owner", document.p_line.owner) }, c_line: { ...document.c_line, owner: line("c_line.owner", document.c_line.owner) },
    subgenre: line("subgenre", document.subgenre),
    tracks: document.tracks.map((track) => {
      const path = `tracks.${track.id}.`
      return {
        ...track, title: title(`${path}title`, track.title), version: version(`${path}version`, track.version), titles: local(path, track.titles),
        p_line: track.p_line && { ...track.p_line, owner: line(`${path}p_line.owner`, track.p_line.owner) }, lyrics: lyrics(`${path}lyrics`, track.lyrics),
      }
    }),
  }
}

/** Every text that has something in it. */
export function textsOf(document: ReleaseDocument): Text[] {
  const texts: Text[] = []
  mapTexts(document, (text) => { texts.push(text); return text.text })
  return texts.filter(({ text }) => text !== "")
}
