import * as http from "node:http"
import type { AddressInfo } from "node:net"
import { isLocal, readBytes } from "../shared/http"
import { PAGE_SECURITY } from "../shared/page"
import type { Context } from "./context"
import { control } from "./controls"
import { Api } from "./http/api"
import { parseForm } from "./http/form"
import { findPage } from "./pages"
import { fileAt } from "./resources/files"
import { show } from "./pages/respond"
import { message } from "./pages/layout"
import type { Settings } from "./settings"
import { PLATFORM } from "./store/kinds"
import { Store } from "./store/store"
import { nowOf } from "./time/clock"
import { happen } from "./time/pass"
import { Deliverer } from "./webhooks/deliver"

/** A running emulator. */
export interface Emulator {
  port: number
  close(): Promise<void>
}

interface Running {
  store: Store
  api: Api
  deliverer: Deliverer
  settings: Settings
  contextOf(over?: Partial<Context>): Context
}

const LARGEST_BODY = 1024 * 1024
const LARGEST_UPLOAD = 10 * 1024 * 1024
const TICK_MS = 1000

/** Starts the emulator. @throws {Error} the port is taken, or the state file is damaged */
export async function startEmulator(settings: Settings): Promise<Emulator> {
  let running: Running | undefined
  const server = http.createServer((request, response) => {
    if (running === undefined) response.writeHead(503).end()
    else void serve(running, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(settings.port, settings.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  // The store opens after the port is ours: two emulators must not share a state file.
  const emulator = (running = open({ ...settings, port }))
  const ticker = setInterval(() => tick(emulator), TICK_MS)
  emulator.deliverer.wake()
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        clearInterval(ticker)
        emulator.deliverer.stop()
        server.close(() => {
          emulator.store.close()
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

function open(settings: Settings): Running {
  const store = Store.open(settings.stateFile)
  const contextOf = (over: Partial<Context> = {}): Context => ({
    store,
    settings,
    now: nowOf(store),
    owner: PLATFORM,
    request: { id: null, idempotencyKey: null },
    ...over,
  })
  return { store, settings, contextOf, api: new Api(contextOf), deliverer: new Deliverer(store, settings) }
}

async function serve(running: Running, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  try {
    await answer(running, request, response)
  } catch (error) {
    console.error(error)
    if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" })
    response.end("The emulator failed; its log says why.")
  } finally {
    running.deliverer.wake()
  }
}

async function answer(running: Running, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const method = request.method ?? "GET"
  const url = new URL(request.url ?? "/", "http://emulator")
  const send = (status: number, headers: Record<string, string>, body: string) => response.writeHead(status, headers).end(body)
  if (!isLocal(request.headers.host)) return void send(403, { "content-type": "text/plain" }, "This emulator serves this machine only.")
  if (url.pathname === "/health") return void send(200, JSON_TYPE, JSON.stringify({ status: "ok" }))
  const bytes = await readBytes(request, url.pathname === "/v1/files" ? LARGEST_UPLOAD : LARGEST_BODY)
  const contents = fileAt(running.store, method, url.pathname)
  if (contents !== undefined) return void response.writeHead(200, { "content-type": contents.type, "x-content-type-options": "nosniff" }).end(contents.bytes)
  const isUpload = request.headers["content-type"]?.startsWith("multipart/form-data") === true
  const body = bytes.toString("utf8")
  if (url.pathname.startsWith("/v1/")) {
    const reply = await running.api.answer({ method, path: url.pathname, query: url.search.slice(1), body: isUpload ? bytes : body, headers: request.headers })
    if (reply === undefined) return void response.destroy()
    return void send(reply.status, { ...JSON_TYPE, ...reply.headers }, reply.body)
  }
  if (url.pathname.startsWith("/_test/")) {
    const reply = control(running.contextOf(), method, url.pathname, body)
    return void send(reply.status, JSON_TYPE, JSON.stringify(reply.body, null, 2))
  }
  const page = visit(running, method, url, body, request.headers.cookie)
  send(page.status, { ...PAGE_SECURITY, ...page.headers }, page.body)
}

const JSON_TYPE = { "content-type": "application/json" }

function visit(running: Running, method: string, url: URL, body: string, cookie = "") {
  const found = findPage(url.pathname)
  if (found === undefined) return show(message("Not found", `There is no page ${url.pathname}.`), 404)
  const cookies = Object.fromEntries(cookie.split("; ").map((pair) => pair.split("=", 2)))
  return found.render({ ...running.contextOf(), method, id: found.id, query: url.searchParams, form: parseForm(body), cookies })
}

/** What happens by itself as time passes. */
function tick({ store, contextOf, deliverer }: Running): void {
  const context = contextOf()
  store.transact(() => happen(context))
  deliverer.wake()
}
