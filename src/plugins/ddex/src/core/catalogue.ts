import { z } from "zod"

/** An album as Spotify's search gives it. What apps of development mode do not get is not asked for. */
export const spotifyAlbum = z.object({
  id: z.string(), name: z.string(), external_urls: z.object({ spotify: z.string() }), images: z.array(z.object({ url: z.string(), width: z.number().nullish() })).default([]), release_date: z.string().optional(),
})
export type SpotifyAlbum = z.infer<typeof spotifyAlbum>
const track = z.object({ id: z.string(), name: z.string(), album: spotifyAlbum, external_ids: z.object({ isrc: z.string().optional() }).optional() })
export const albumSearch = z.object({ albums: z.object({ items: z.array(spotifyAlbum.nullable()) }) })
export const trackSearch = z.object({ tracks: z.object({ items: z.array(track.nullable()) }) })

/** A release as found in a catalogue. */
export type FoundRelease = { url: string; artwork_url: string | null; release_date: string | null; by: "upc" | "isrc" }

/** The largest picture comes first at Spotify. */
export const foundIn = (album: SpotifyAlbum, by: FoundRelease["by"]): FoundRelease => ({ url: album.external_urls.spotify, artwork_url: album.images[0]?.url ?? null, release_date: album.release_date ?? null, by })

/**
 * The album that all found tracks are on. A track alone may be on a compilation: only an album with as many of the tracks as were found counts.
 * @param byIsrc what each ISRC's search gave
 */
export function albumOfAll(byIsrc: readonly (readonly SpotifyAlbum[])[]): SpotifyAlbum | null {
  if (byIsrc.length === 0 || byIsrc.some((albums) => albums.length === 0)) return null
  const [first = [], ...rest] = byIsrc
  return first.find(({ id }) => rest.every((albums) => albums.some((album) => album.id === id))) ?? null
}
