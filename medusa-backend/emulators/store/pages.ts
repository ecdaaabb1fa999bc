import { html } from "../shared/html"
import { wholePage } from "../shared/page"
import type { Album, Catalogue } from "./catalogue"

const NOTICE = "Local store emulator: it stands in for Spotify and for a partner that takes deliveries. Nothing is on sale anywhere."

const page = (title: string, body: ReturnType<typeof html>) => wholePage({ title, site: "Store emulator", notice: NOTICE, body, kind: "wide" })

/** What is on sale, what arrived, and a form for what a person carried here. */
export const homePage = ({ albums, batches }: Catalogue): string => page("Catalogue", html`<h1>Catalogue</h1>
${albums.length === 0 && html`<p class="soft">Nothing is on sale yet. Deliver a batch by SFTP or S3, or put a release here by hand.</p>`}
<ul class="lines">${albums.map((album) => html`<li><a class="name" href="/album/${album.id}">${album.title} · ${album.artist}</a><span class="soft small">${album.upc}, ${album.tracks.length} tracks, ${album.from}</span>
<form method="post" action="/controls/take-off"><input type="hidden" name="upc" value="${album.upc}"><button class="quiet" style="margin:0;min-height:44px;padding:4px 12px" type="submit">Take off</button></form></li>`)}</ul>
<h2>Put on sale by hand</h2>
<form method="post" action="/controls/put" class="card">
<label class="field">UPC<input name="upc" required inputmode="numeric"></label>
<label class="field">Title<input name="title" required></label>
<label class="field">Artist<input name="artist" required></label>
<label class="field">ISRCs, with commas between<input name="isrcs" required></label>
<button type="submit">Put on sale</button></form>
<h2>Batches</h2>
${batches.length === 0 && html`<p class="soft">No batch was closed yet.</p>`}
<ul class="lines">${batches.map(({ id, at, verdict, words }) => html`<li><span class="name">${id}</span><span class="small">${words}</span><span class="pill ${verdict === "accepted" ? "good" : "bad"}">${verdict}</span><span class="soft small">${at}</span></li>`)}</ul>`)

/** One release as this store shows it. */
export const albumPage = ({ title, artist, label, upc, releaseDate, tracks }: Album): string => page(title, html`<a class="back" href="/">Catalogue</a>
<h1>${title}</h1><p class="soft">${artist} · ${label} · ${releaseDate} · UPC ${upc}</p>
<ul class="lines">${tracks.map((track) => html`<li><span class="name">${track.title}</span><span class="soft small">${track.isrc}</span></li>`)}</ul>`)

/** A page for what is not there. */
export const missingPage = (): string => page("Not found", html`<h1>Not found</h1><p class="soft">This store does not sell it.</p><a class="back" href="/">Catalogue</a>`)

/** A cover of a square with the title in it. */
export const coverOf = ({ title }: Album): string =>
  html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><rect width="640" height="640" fill="#1a1918"/><text x="40" y="560" fill="#ff9a62" font-family="sans-serif" font-size="48">${title.slice(0, 24)}</text></svg>`.markup
