import { MOST_TRACKS, type ReleaseKind } from "@max-booster/api-contract"
import { artistsOf, kindOf, VARIOUS } from "../kind"
import { strongWordIn } from "../title-words"
import type { Rule } from "../rule"
import { listed, nameOf, number } from "../words"

const kindNames: Readonly<Record<ReleaseKind, string>> = { single: "a single", ep: "an EP", album: "an album", compilation: "a compilation" }

/** What a release is: its kind, tracks, languages, label and lines. */
export const releaseRules: readonly Rule[] = [
  { id: "targets-missing", severity: "blocker", about: "release", title: "No store is chosen", check: ({ document }) => (document.targets.length > 0 ? [] : [{ path: "targets", reason: "Choose where this release goes: what it needs depends on it." }]) },
  { id: "tracks-missing", severity: "blocker", about: "release", title: "No tracks", check: ({ document: { tracks } }) => (tracks.length > 0 ? [] : [{ path: "tracks", reason: "A release has one track at least." }]) },
  {
    id: "tracks-many", severity: "blocker", about: "release", title: "Too many tracks",
    check: ({ document: { tracks } }, { mostTracks }) => { const most = Math.min(mostTracks, MOST_TRACKS); return tracks.length > most ? [{ path: "tracks", reason: `There are ${number(tracks.length)} tracks, and ${most} are taken. Make two releases of it.` }] : [] },
  },
  {
    id: "disc-gap", severity: "blocker", about: "track", title: "A disc is missing between others", fix: { id: "renumber-discs", label: "Number discs anew" },
    check: ({ document: { tracks } }) => {
      const discs = [...new Set(tracks.map(({ disc }) => disc))].sort((a, b) => a - b)
      const gap = discs.findIndex((disc, at) => disc !== at + 1)
      return gap < 0 ? [] : [{ path: "tracks", reason: `There are tracks on disc ${listed(discs.map(String))}, and none on disc ${gap + 1}.` }]
    },
  },
  {
    id: "kind-differs", severity: "warning", about: "release", title: "Stores will call it something else", fix: { id: "set-kind", label: "Call it what stores do" },
    check: (facts) => {
      const kind = kindOf(facts)
      return kind && facts.document.kind !== "compilation" && facts.document.kind !== kind ? [{ path: "kind", reason: `It says ${kindNames[facts.document.kind]}; by its ${number(facts.document.tracks.length)} track${facts.document.tracks.length === 1 ? "" : "s"} and their length, stores show ${kindNames[kind]}.` }] : []
    },
  },
  {
    id: "compilation-of-one", severity: "warning", about: "release", title: "A compilation of one artist", fix: { id: "set-kind", label: "Call it what stores do" },
    check: (facts) => (facts.document.kind === "compilation" && facts.document.tracks.length > 0 && artistsOf(facts).length === 1 ? [{ path: "kind", reason: `A compilation has tracks of several artists; all of this one are by ${artistsOf(facts).join("")}.` }] : []),
  },
  { id: "album-of-various", severity: "advice", about: "release", title: "Several artists, and no compilation", check: (facts) => { const artists = artistsOf(facts); return facts.document.kind !== "compilation" && artists.length >= VARIOUS ? [{ path: "kind", reason: `${artists.length} artists are main artists of its tracks. Stores call that a compilation of various artists.` }] : [] } },
  { id: "genre-missing", severity: "blocker", about: "release", title: "The genre is missing", check: ({ document: { genre } }) => (genre ? [] : [{ path: "genre", reason: "Stores sort by genre, and take no release without one." }]) },
  { id: "language-missing", severity: "blocker", about: "track", title: "The language of the lyrics is missing", check: ({ document }) => document.tracks.filter(({ language }) => !language).map((track) => ({ path: `tracks.${track.id}.language`, reason: `Say in which language ${nameOf(document, track)} is sung, or that it is an instrumental.` })) },
  { id: "lyrics-of-instrumental", severity: "blocker", about: "track", title: "An instrumental with lyrics", check: ({ document }) => document.tracks.filter(({ language, lyrics }) => language === "zxx" && lyrics.trim()).map((track) => ({ path: `tracks.${track.id}.language`, reason: `${nameOf(document, track)} is an instrumental and has lyrics. Choose their language, or take them out.` })) },
  {
    id: "explicit-unmarked", severity: "warning", about: "track", title: "Explicit, and not marked",
    check: ({ document }) => document.tracks.flatMap((track) => { const word = track.parental === "explicit" ? null : (strongWordIn(track.lyrics) ?? strongWordIn(track.title)); return word ? [{ path: `tracks.${track.id}.parental`, reason: `${nameOf(document, track)} has the word “${word}”. Mark it explicit: stores take down what is not. (We know English words only.)` }] : [] }),
  },
  { id: "label-missing", severity: "blocker", about: "release", title: "The label is missing", fix: { id: "fill-label", label: "Use the shop's name" }, check: ({ document: { label } }) => (label.trim() ? [] : [{ path: "label", reason: "Stores show a label. Without one it is your artist name or your shop's." }]) },
  { id: "p-line-missing", severity: "blocker", about: "release", title: "The ℗ line is missing", fix: { id: "fill-p-line", label: "Fill it in" }, check: ({ document: { p_line } }) => (p_line.year !== null && p_line.owner.trim() ? [] : [{ path: "p_line", reason: "℗ says who owns the recordings, and since which year." }]) },
  { id: "c-line-missing", severity: "blocker", about: "release", title: "The © line is missing", fix: { id: "fill-c-line", label: "Fill it in" }, check: ({ document: { c_line } }) => (c_line.year !== null && c_line.owner.trim() ? [] : [{ path: "c_line", reason: "© says who owns cover and texts, and since which year." }]) },
  {
    id: "line-incomplete", severity: "blocker", about: "track", title: "A track's ℗ line is half written",
    check: ({ document }) => document.tracks.filter(({ p_line }) => p_line !== null && (p_line.year === null || !p_line.owner.trim())).map((track) => ({ path: `tracks.${track.id}.p_line`, reason: `The ℗ line of ${nameOf(document, track)} needs year and owner; without both, leave it to the release's.` })),
  },
  {
    id: "line-year", severity: "blocker", about: "release", title: "A year lies in the future",
    check: ({ document, today }) => {
      const latest = Number((document.release_date && document.release_date > today ? document.release_date : today).slice(0, 4))
      const lines = [{ path: "p_line", line: document.p_line }, { path: "c_line", line: document.c_line }, ...document.tracks.map((track) => ({ path: `tracks.${track.id}.p_line`, line: track.p_line }))]
      return lines.filter(({ line }) => line?.year && line.year > latest).map(({ path, line }) => ({ path: `${path}.year`, reason: `${line?.year ?? ""} has not come when the release comes out: rights begin when something is published.` }))
    },
  },
]
