import type { ReleaseDocument } from "@max-booster/api-contract"
import { isSameName } from "@max-booster/kernel"
import type { Found, Rule } from "../rule"
import { textsOf, type Text } from "../texts"
import { guestsIn, hasControl, hasEmoji, hasMarkup, isAllCaps, storeIn, versionIn, withoutKindWord } from "../title-words"
import { nameOf, number } from "../words"

const LONG_TITLE = 150

const inTexts = (kinds: readonly Text["kind"][], look: (text: Text) => string | null): Rule["check"] => ({ document }) => textsOf(document).filter(({ kind }) => kinds.includes(kind)).flatMap((text): Found[] => {
  const reason = look(text)
  return reason === null ? [] : [{ path: text.path, reason }]
})

/** The titles that stores show: of the release and of each track, as it is written first. */
const titles = (document: ReleaseDocument) => [{ path: "title", title: document.title, version: document.version }, ...document.tracks.map((track) => ({ path: `tracks.${track.id}.title`, title: track.title, version: track.version }))]
const inTitles = (look: (title: string, version: string) => string | null): Rule["check"] => ({ document }) => titles(document).flatMap(({ path, title, version }): Found[] => {
  const reason = look(title, version)
  return reason === null ? [] : [{ path, reason }]
})

/** What stores ask of titles and other texts (Apple's Music Style Guide, Spotify's metadata guidelines). */
export const titleRules: readonly Rule[] = [
  {
    id: "title-missing", severity: "blocker", about: "release", title: "A title is missing",
    check: ({ document }) => [...(document.title.trim() ? [] : [{ path: "title", reason: "The release has no title." }]), ...document.tracks.filter(({ title }) => !title.trim()).map((track) => ({ path: `tracks.${track.id}.title`, reason: `${nameOf(document, track)} has no title.` }))],
  },
  { id: "text-markup", severity: "blocker", about: "release", title: "Markup in a text", check: inTexts(["title", "version", "name", "line"], ({ text }) => (hasMarkup(text) ? `“${text}” has markup in it, which stores show as it is. Write it plainly.` : null)) },
  {
    id: "text-control-characters", severity: "blocker", about: "release", title: "Invisible signs in a text", fix: { id: "remove-control-characters", label: "Remove them" },
    check: inTexts(["title", "version", "name", "line", "lyrics"], ({ text, kind }) => (hasControl(text, kind === "lyrics") ? "There are signs in it that nobody sees, often from copying; they break messages and turn letters around." : null)),
  },
  {
    id: "text-emoji", severity: "warning", about: "release", title: "A picture among letters",
    check: ({ document }, { id }) => textsOf(document).filter(({ kind, text }) => (kind === "title" || kind === "version" || kind === "name") && hasEmoji(text)).map(({ path, text }) => ({ path, severity: id === "apple-music" ? "blocker" : "warning", reason: `“${text}” has an emoji. ${id === "apple-music" ? "Apple takes none in titles and names." : "Many stores refuse titles and names with them."}` })),
  },
  {
    id: "title-feat", severity: "warning", about: "release", title: "A guest in a title", fix: { id: "move-feat", label: "Move the guest to the credits" },
    check: inTitles((title) => { const found = guestsIn(title); return found ? `“${title}” names ${found.names.join(", ")}. Stores add guests themselves from the credits, and would show them twice.` : null }),
  },
  {
    id: "title-version", severity: "warning", about: "release", title: "A version in a title", fix: { id: "move-version", label: "Move it to the version" },
    check: inTitles((title, version) => { const found = versionIn(title); return found && version.trim() === "" ? `“${found.version}” says which version it is, and has a field of its own.` : null }),
  },
  { id: "title-capitals", severity: "warning", about: "release", title: "A title in capitals", check: inTitles((title) => (isAllCaps(title) ? `“${title}” is all in capitals. Stores write titles as in a book, except where an artist always writes so.` : null)) },
  {
    id: "title-long", severity: "warning", about: "release", title: "A title is very long",
    check: inTitles((title) => (title.length > LONG_TITLE ? `It has ${number(title.length)} characters: beyond ${LONG_TITLE} players cut titles off.` : null)),
  },
  { id: "text-store-name", severity: "warning", about: "release", title: "A store's name in a text", check: inTexts(["title", "version", "name", "line"], ({ text }) => { const store = storeIn(text); return store ? `“${text}” names ${store}. Other stores refuse it, and ${store} too without an agreement.` : null }) },
  {
    id: "title-kind-word", severity: "warning", about: "release", title: "“Single” or “EP” in the title", fix: { id: "drop-kind-word", label: "Take it out" },
    check: ({ document }) => (withoutKindWord(document.title) ? [{ path: "title", reason: "Stores add “Single” and “EP” themselves (Spotify's metadata style guide, 9.7)." }] : []),
  },
  {
    id: "title-track-number", severity: "warning", about: "track", title: "A number before a title",
    check: ({ document }) => document.tracks.filter(({ title }) => /^\s*(\d{1,3}\s*[.)]\s+\S|(track|audio)\s*\d+\s*$)|\.(wav|mp3|flac|aiff?|m4a)\s*$/i.test(title)).map((track) => ({ path: `tracks.${track.id}.title`, reason: `“${track.title}” looks like a file's name: stores number tracks themselves.` })),
  },
  {
    id: "single-title", severity: "warning", about: "release", title: "A single and its track have different titles", fix: { id: "match-title", label: "Take the track's title" },
    check: ({ document }) => {
      const [track] = document.tracks
      return track && document.tracks.length === 1 && track.title.trim() && document.title.trim() && !isSameName(track.title, document.title) ? [{ path: "title", reason: `A release of one track has its title: “${track.title}” (Spotify's metadata style guide, 9.1).` }] : []
    },
  },
  {
    id: "title-twice", severity: "warning", about: "track", title: "Two tracks of one title",
    check: ({ document: { tracks } }) => tracks.filter((track, at) => track.title.trim() && tracks.slice(0, at).some((before) => isSameName(before.title, track.title) && isSameName(before.version, track.version)))
      .map((track) => ({ path: `tracks.${track.id}.version`, reason: `“${track.title}” is there before. Say in its version what is different.` })),
  },
]
