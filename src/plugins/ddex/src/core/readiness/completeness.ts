import type { ReleaseArtwork, ReleaseDocument, ReleaseView } from "@max-booster/api-contract"
import { mainArtistsOf, nameOf, namesIn } from "./words"

type Completeness = ReleaseView["completeness"]

/** How much of what every release needs is there. Codes are left out: they are allotted, or the distributor's. */
export function completenessOf(document: ReleaseDocument, artwork: ReleaseArtwork | null): Completeness {
  const needs: { path: string; label: string; is: boolean }[] = [
    { path: "title", label: "Title", is: document.title.trim() !== "" },
    { path: "credits", label: "Main artist", is: document.kind === "compilation" || namesIn(document, document.credits, "main").length > 0 },
    { path: "artwork", label: "Cover", is: artwork !== null },
    { path: "genre", label: "Genre", is: document.genre !== null },
    { path: "label", label: "Label", is: document.label.trim() !== "" },
    { path: "p_line", label: "℗ line", is: document.p_line.year !== null && document.p_line.owner.trim() !== "" },
    { path: "c_line", label: "© line", is: document.c_line.year !== null && document.c_line.owner.trim() !== "" },
    { path: "release_date", label: "Release date", is: document.release_date !== null },
    { path: "deals", label: "Where it is offered", is: document.deals.length > 0 },
    { path: "targets", label: "Stores", is: document.targets.length > 0 },
    { path: "tracks", label: "Tracks", is: document.tracks.length > 0 },
    ...document.tracks.flatMap((track) => {
      const [path, name] = [`tracks.${track.id}`, nameOf(document, track)]
      return [
        { path: `${path}.recording_id`, label: `Recording of ${name}`, is: track.recording_id !== null }, { path: `${path}.title`, label: `Title of ${name}`, is: track.title.trim() !== "" },
        { path: `${path}.credits`, label: `Artist of ${name}`, is: mainArtistsOf(document, track).length > 0 }, { path: `${path}.credits`, label: `Composer of ${name}`, is: namesIn(document, track.credits, "composer").length > 0 },
        { path: `${path}.language`, label: `Language of ${name}`, is: track.language !== null },
      ]
    }),
  ]
  return { done: needs.filter(({ is }) => is).length, of: needs.length, missing: needs.filter(({ is }) => !is).map(({ path, label }) => ({ path, label })) }
}
