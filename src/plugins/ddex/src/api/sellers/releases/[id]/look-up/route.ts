import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { SpotifyClient, spotifySettings } from "../../../../../spotify/client"
import { findAtSpotify } from "../../../../../spotify/look-up"
import { ownRelease, releases, viewOf } from "../../../../caller"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { release } = await ownRelease(req)
  const settings = spotifySettings()
  if (!settings) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Looking up at Spotify is not set up in this shop. Ask its operator, or paste the address by hand.", "not_set_up")
  const gone = new AbortController()
  res.on("close", () => { gone.abort() })
  const found = await findAtSpotify(release.document, new SpotifyClient(settings, gone.signal)).catch((error: unknown) => {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, error instanceof Error ? error.message : String(error), "look_up_failed")
  })
  if (found) await releases(req).book.foundLive(release.id, "spotify", found, new Date())
  const words = found ? `Spotify has it, found by its ${found.by === "upc" ? "UPC" : "ISRCs"}.` : "Spotify does not have it yet. A new release takes days to appear: it is looked up each hour by itself."
  res.json({ release: await viewOf(req, release), found: found !== null, words })
}
