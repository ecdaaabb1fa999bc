import { setTimeout as sleep } from "node:timers/promises"
import type { z } from "zod"
import { albumSearch, trackSearch, type SpotifyAlbum } from "../core/catalogue"

/** How Spotify is reached: an app's client credentials (developer.spotify.com/dashboard). */
export type SpotifySettings = { id: string; secret: string; accounts: string; api: string }

/** From `SPOTIFY_CLIENT_ID` and `SPOTIFY_CLIENT_SECRET`; `SPOTIFY_EMULATOR_URL` leads to a local emulator. Null: not set up. */
export function spotifySettings(env: NodeJS.ProcessEnv = process.env): SpotifySettings | null {
  const { SPOTIFY_CLIENT_ID: id, SPOTIFY_CLIENT_SECRET: secret, SPOTIFY_EMULATOR_URL: emulator } = env
  return id && secret ? { id, secret, accounts: emulator ?? "https://accounts.spotify.com", api: emulator ?? "https://api.spotify.com" } : null
}

/** Spotify asked to be left alone for a while. */
export class RateLimited extends Error {
  override readonly name = "RateLimited"
  constructor(readonly seconds: number) { super(`Spotify answers no more for ${seconds} seconds. Look again then.`) }
}

/** A wait that a person does not notice; longer ones are left to the next look. */
const PATIENCE_SECONDS = 5
const TIMEOUT_MS = 15_000

/**
 * Searches Spotify's catalogue. A token is kept until a minute before its end; 429 is waited for when it is short, and is an error when it is not.
 * @see https://developer.spotify.com/documentation/web-api
 */
export class SpotifyClient {
  private token_: { value: string; until: number } | null = null

  constructor(private readonly settings_: SpotifySettings, private readonly signal_: AbortSignal) {}

  /** Albums with a UPC. @throws {RateLimited} · {Error} in words */
  async byUpc(upc: string): Promise<SpotifyAlbum[]> {
    return present((await this.search_(`upc:${upc}`, "album", albumSearch)).albums.items)
  }

  /** Albums of the tracks with an ISRC. @throws {RateLimited} · {Error} in words */
  async byIsrc(isrc: string): Promise<SpotifyAlbum[]> {
    return present((await this.search_(`isrc:${isrc}`, "track", trackSearch)).tracks.items).map(({ album }) => album)
  }

  private async search_<Schema extends z.ZodType>(q: string, type: "album" | "track", schema: Schema): Promise<z.output<Schema>> {
    const url = `${this.settings_.api}/v1/search?${new URLSearchParams({ q, type, limit: "10" }).toString()}`
    const answer = await this.asked_(url)
    return schema.parse(await answer.json())
  }

  private async asked_(url: string, tries = 2): Promise<Response> {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${await this.token()}` }, signal: this.bounded_() })
    if (answer.ok) return answer
    await answer.body?.cancel()
    if (answer.status === 429) {
      const seconds = Number(answer.headers.get("retry-after") ?? 30)
      if (seconds > PATIENCE_SECONDS || tries <= 1) throw new RateLimited(seconds)
      await sleep(seconds * 1_000, undefined, { signal: this.signal_ })
      return this.asked_(url, tries - 1)
    }
    if (answer.status === 401 && tries > 1) {
      this.token_ = null
      return this.asked_(url, tries - 1)
    }
    throw new Error(`Spotify answered ${answer.status}. Look again later.`)
  }

  private async token(): Promise<string> {
    if (this.token_ && this.token_.until > Date.now()) return this.token_.value
    const { accounts, id, secret } = this.settings_
    const answer = await fetch(`${accounts}/api/token`, {
      method: "POST", body: new URLSearchParams({ grant_type: "client_credentials" }), signal: this.bounded_(),
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`, "content-type": "application/x-www-form-urlencoded" },
    })
    if (!answer.ok) throw new Error(`Spotify does not take SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET (${answer.status}): compare them with the app's page in its dashboard.`)
    const { access_token, expires_in } = (await answer.json()) as { access_token: string; expires_in: number }
    this.token_ = { value: access_token, until: Date.now() + (expires_in - 60) * 1_000 }
    return access_token
  }

  private bounded_(): AbortSignal {
    return AbortSignal.any([this.signal_, AbortSignal.timeout(TIMEOUT_MS)])
  }
}

const present = <T>(items: readonly (T | null)[]): T[] => items.filter((item) => item !== null)
