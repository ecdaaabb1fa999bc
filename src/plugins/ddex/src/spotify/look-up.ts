import type { ReleaseDocument } from "@max-booster/api-contract"
import { RELEASES } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { albumOfAll, foundIn, type FoundRelease, type SpotifyAlbum } from "../core/catalogue"
import { bare } from "../core/words"
import type { ReleasesService } from "../modules/releases"
import { RateLimited, SpotifyClient, spotifySettings } from "./client"

/** As many tracks as are asked for when the UPC finds nothing: each is a request. */
const MOST_TRACKS_ASKED = 5

/** Looks a release up by its UPC, and by its ISRCs when that finds nothing. Null: Spotify does not have it. @throws {RateLimited} · {Error} in words */
export async function findAtSpotify({ upc, tracks }: Pick<ReleaseDocument, "upc" | "tracks">, client: SpotifyClient): Promise<FoundRelease | null> {
  const code = bare(upc)
  const [album] = code ? await client.byUpc(code) : []
  if (album) return foundIn(album, "upc")
  const isrcs = tracks.flatMap(({ isrc }) => bare(isrc) ?? []).slice(0, MOST_TRACKS_ASKED)
  const found: SpotifyAlbum[][] = []
  for (const isrc of isrcs) {
    const albums = await client.byIsrc(isrc)
    if (albums.length === 0) return null
    found.push(albums)
  }
  const whole = albumOfAll(found)
  return whole && foundIn(whole, "isrc")
}

/** Looks at all releases that were handed over to Spotify, or went live there, and keeps what changed. Ends when Spotify asks for a pause. */
export async function lookUpOpen(container: Resolver, signal: AbortSignal): Promise<{ looked: number; found: number }> {
  const settings = spotifySettings()
  if (!settings) return { looked: 0, found: 0 }
  const { book } = container.resolve<ReleasesService>(RELEASES)
  const client = new SpotifyClient(settings, signal)
  let [looked, found] = [0, 0]
  for (const release of await book.awaitedAt("spotify")) {
    try {
      const there = await findAtSpotify(release.document, client)
      looked++
      if (there && (await book.foundLive(release.id, "spotify", there, new Date()))) found++
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error
      console.warn(error.message)
      break
    }
  }
  return { looked, found }
}
