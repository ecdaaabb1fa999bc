import type { IncomingMessage } from "node:http"
import { randomBytes } from "node:crypto"
import { readBody } from "../shared/http"
import type { Album, Catalogue } from "./catalogue"

interface Reply { status: number; headers?: Record<string, string>; body: unknown }

/**
 * Spotify's token endpoint and the parts of its Web API by which a release is found: search by UPC and ISRC, one album. As a new app of 2026 sees it:
 * no popularity, no audio features. @see https://developer.spotify.com/documentation/web-api
 */
export class SpotifyApi {
  private readonly tokens = new Set<string>()
  /** Until when everything answers 429, ms. */
  private limitedUntil = 0

  constructor(private readonly catalogue: Catalogue, private readonly client: { id: string; secret: string }, private readonly base: () => string) {}

  /** Answers 429 for so many seconds. */
  limit(seconds: number): void {
    this.limitedUntil = Date.now() + seconds * 1_000
  }

  async token(request: IncomingMessage): Promise<Reply> {
    const body = new URLSearchParams(await readBody(request, 10_000))
    const basic = `Basic ${Buffer.from(`${this.client.id}:${this.client.secret}`).toString("base64")}`
    if (request.headers.authorization !== basic) return { status: 400, body: { error: "invalid_client", error_description: "Invalid client" } }
    if (body.get("grant_type") !== "client_credentials") return { status: 400, body: { error: "unsupported_grant_type", error_description: "grant_type parameter is missing" } }
    const token = randomBytes(24).toString("base64url")
    this.tokens.add(token)
    return { status: 200, body: { access_token: token, token_type: "Bearer", expires_in: 3600 } }
  }

  answer(request: IncomingMessage, url: URL): Reply {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? ""
    if (!this.tokens.has(token)) return fault(401, "Invalid access token")
    const left = Math.ceil((this.limitedUntil - Date.now()) / 1_000)
    if (left > 0) return { ...fault(429, "API rate limit exceeded"), headers: { "retry-after": String(left) } }
    if (url.pathname === "/v1/search") return this.search(url)
    const id = /^\/v1\/albums\/(\w{22})$/.exec(url.pathname)?.[1]
    const album = this.catalogue.albums.find((each) => each.id === id)
    return album ? { status: 200, body: this.whole(album) } : fault(404, "Resource not found")
  }

  private search(url: URL): Reply {
    const [, field, code = ""] = /^(upc|isrc):"?([\w-]+)"?$/i.exec(url.searchParams.get("q") ?? "") ?? []
    const type = url.searchParams.get("type")
    if (!field) return fault(400, "No search query")
    const albums = type === "album" && field.toLowerCase() === "upc" ? [this.catalogue.byUpc(code)].filter((each) => each !== undefined) : []
    const tracks = type === "track" && field.toLowerCase() === "isrc"
      ? this.catalogue.albums.flatMap((album) => album.tracks.filter(({ isrc }) => isrc.replaceAll("-", "").toUpperCase() === code.replaceAll("-", "").toUpperCase()).map((track) => this.track(album, track)))
      : []
    const page = (items: unknown[]) => ({ href: `${this.base()}${url.pathname}${url.search}`, items, limit: 20, next: null, offset: 0, previous: null, total: items.length })
    return { status: 200, body: type === "track" ? { tracks: page(tracks) } : { albums: page(albums.map((album) => this.simple(album))) } }
  }

  private simple(album: Album) {
    return {
      album_type: album.tracks.length > 1 ? "album" : "single", total_tracks: album.tracks.length, external_urls: { spotify: `${this.base()}/album/${album.id}` }, href: `${this.base()}/v1/albums/${album.id}`, id: album.id,
      images: [{ url: `${this.base()}/album/${album.id}/cover.svg`, height: 640, width: 640 }], name: album.title, release_date: album.releaseDate, release_date_precision: "day", type: "album", uri: `spotify:album:${album.id}`, artists: this.artists(album),
    }
  }

  private whole(album: Album) {
    const items = album.tracks.map((track, at) => ({ ...this.bare(track), artists: this.artists(album), track_number: at + 1, disc_number: 1 }))
    return { ...this.simple(album), tracks: { href: "", items, limit: 50, next: null, offset: 0, previous: null, total: items.length }, copyrights: [], external_ids: { upc: album.upc }, label: album.label }
  }

  private track(album: Album, track: Album["tracks"][number]) {
    return { ...this.bare(track), album: this.simple(album), artists: this.artists(album), external_ids: { isrc: track.isrc } }
  }

  private bare({ id, title, durationMs }: Album["tracks"][number]) {
    return { id, name: title, duration_ms: durationMs, type: "track", uri: `spotify:track:${id}`, external_urls: { spotify: `${this.base()}/track/${id}` } }
  }

  private artists({ artist }: Album) {
    return [{ name: artist, type: "artist" }]
  }
}

const fault = (status: number, message: string): Reply => ({ status, body: { error: { status, message } } })
