import type { Exchange } from "../audio/exchange"
import type { Library } from "../audio/library"
import type { OpenProject } from "./open"

/** Sends the sounds of a project to the shop whenever there is a connection, and fetches those of others when they are played or drawn. @returns stops it */
export function exchangeSounds({ session: { project }, sync }: OpenProject, library: Library, exchange: Exchange): () => void {
  library.fetch = (hash) => exchange.fetch(hash, project.get("assets", hash)?.name ?? "sound")
  const send = () => {
    if (sync.state !== "saved" || sync.role === "viewer") return
    exchange.send(project.all("assets").map(({ hash }) => hash)).catch((error: unknown) => { console.warn(`Sounds could not be sent; they are on this device: ${String(error)}`) })
  }
  const stops = [sync.subscribe(send), project.subscribe((touched) => { if (touched.some(({ collection }) => collection === "assets")) send() })]
  send()
  return () => { for (const stop of stops) stop() }
}
