import * as http from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { isLocal, readBody } from "../shared/http"
import { PAGE_SECURITY } from "../shared/page"
import { Catalogue, idOf } from "./catalogue"
import { Drop } from "./drop"
import { takeIn } from "./ingest"
import { albumPage, coverOf, homePage, missingPage } from "./pages"
import { answerS3 } from "./s3"
import type { StoreSettings } from "./settings"
import { createSftpServer, hostKeyOf } from "./sftp"
import { SpotifyApi } from "./spotify"

/** A running store emulator. */
export interface StoreEmulator {
  port: number
  sftpPort: number
  fingerprint: string
  close(): Promise<void>
}

/** Starts it: one port for pages, Spotify's API and S3, one for SFTP. @throws {Error} a port is taken */
export async function startStore({ host, port, sftpPort, folder, user, password }: StoreSettings): Promise<StoreEmulator> {
  const catalogue = new Catalogue(join(folder, "catalogue.json"))
  const taking = new Map<string, Promise<void>>()
  const drop: Drop = new Drop(join(folder, "drop"), async (path) => {
    const batch = /^\/?(?:.*\/)?(\d{17})\/BatchComplete_\1\.xml$/.exec(path)?.[1]
    if (!batch) return
    const work = (taking.get(batch) ?? Promise.resolve()).then(() => takeIn(batch, drop, catalogue))
    taking.set(batch, work.catch((error: unknown) => { console.error(error) }))
    await work
  })
  const { key, fingerprint } = hostKeyOf(folder)
  const sftp = createSftpServer(drop, { user, password }, key)
  const base = () => `http://localhost:${(web.address() as AddressInfo).port}`
  const api = new SpotifyApi(catalogue, { id: user, secret: password }, base)
  const meta = new Map<string, Record<string, string>>()
  const web = http.createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" })
      response.end(String(error))
    })
  })

  async function serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://store")
    if (!isLocal(request.headers.host)) { response.writeHead(403, { "content-type": "text/plain" }).end("This store serves this machine only."); return }
    if (await answerS3(request, response, url, drop, user, meta)) return
    if (url.pathname === "/api/token") { sendJson(response, await api.token(request)); return }
    if (url.pathname.startsWith("/v1/")) { sendJson(response, api.answer(request, url)); return }
    if (request.method === "POST") { await control(request, response, url.pathname); return }
    const [, id, cover] = /^\/album\/(\w{22})(\/cover\.svg)?$/.exec(url.pathname) ?? []
    const album = catalogue.albums.find((each) => each.id === id)
    if (url.pathname === "/health") sendJson(response, { status: 200, body: { status: "ok", sftp: fingerprint } })
    else if (url.pathname === "/") sendPage(response, 200, homePage(catalogue))
    else if (album && cover) response.writeHead(200, { "content-type": "image/svg+xml" }).end(coverOf(album))
    else if (album) sendPage(response, 200, albumPage(album))
    else sendPage(response, 404, missingPage())
  }

  async function control(request: http.IncomingMessage, response: http.ServerResponse, path: string): Promise<void> {
    const form = new URLSearchParams(await readBody(request, 100_000))
    const field = (name: string) => (form.get(name) ?? "").trim()
    if (path === "/controls/take-off") catalogue.takeOff(field("upc"))
    else if (path === "/controls/limit") api.limit(Number(field("seconds")) || 0)
    else if (path === "/controls/put") {
      const tracks = field("isrcs").split(/[\s,]+/).filter(Boolean).map((isrc) => ({ id: idOf(isrc), isrc, title: field("title"), durationMs: 0 }))
      catalogue.put({ upc: field("upc"), title: field("title"), artist: field("artist"), label: "", releaseDate: new Date().toISOString().slice(0, 10), from: "by hand", tracks })
    } else { sendPage(response, 404, missingPage()); return }
    response.writeHead(303, { location: "/" }).end()
  }

  await listening(web, port, host)
  await listening(sftp, sftpPort, host)
  return {
    port: (web.address() as AddressInfo).port, sftpPort: (sftp.address() as AddressInfo).port, fingerprint,
    close: async () => {
      sftp.close()
      await new Promise<void>((resolve) => { web.close(() => { resolve() }); web.closeAllConnections() })
    },
  }
}

const sendJson = (response: http.ServerResponse, { status, headers, body }: { status: number; headers?: Record<string, string>; body: unknown }) => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(JSON.stringify(body))
}

const sendPage = (response: http.ServerResponse, status: number, body: string) => {
  response.writeHead(status, { ...PAGE_SECURITY, "content-security-policy": `${PAGE_SECURITY["content-security-policy"]}; form-action 'self'`, "content-type": "text/html; charset=utf-8" }).end(body)
}

function listening(server: { listen(port: number, host: string, done: () => void): unknown; once(event: "error", heard: (error: Error) => void): unknown }, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
}
