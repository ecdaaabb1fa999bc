import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider"
import { createStudioProject, listStudioProjects, studioTicket } from "@max-booster/api-contract"
import { Upload } from "tus-js-client"
import WebSocket from "ws"
import * as Y from "yjs"
import { sha256 } from "./files"
import { call } from "./http"
import { ready, unique } from "./ready"
import { until } from "./until"

type Signed = { token: string }

/** A new project of somebody. @returns its id */
export async function aProject({ token }: Signed, name = unique("Song")): Promise<string> {
  return (await call(createStudioProject, { token, body: { name, bpm: 92, key: "A minor" } })).project.id
}

export const projectNames = async ({ token }: Signed, query: { removed?: boolean; q?: string } = {}): Promise<string[]> =>
  (await call(listStudioProjects, { token, query })).projects.map(({ name }) => name)

/** Sends a file of a project by tus. @returns its hash @throws {Error} when it is refused */
export async function sendFile(person: Signed, projectId: string, bytes: Buffer, { hash = sha256(bytes), filename = "Kick.wav" } = {}): Promise<string> {
  await sendByTus(person, bytes, { project_id: projectId, sha256: hash, filename, filetype: "audio/wav" })
  return hash
}

/** Sends an exported project. @returns what became of it, and what was left out @throws {Error} when it is refused */
export const sendProject = (person: Signed, zip: Buffer, filename = "project.zip"): Promise<Arrived> => sendByTus(person, zip, { kind: "project", filename })

/** What the last answer says. */
type Arrived = { projectId: string; left: string[] }

function sendByTus({ token }: Signed, bytes: Buffer, metadata: Record<string, string>): Promise<Arrived> {
  const arrived: Arrived = { projectId: "", left: [] }
  return new Promise((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${ready.backend}/store/studio/uploads`, uploadSize: bytes.length, chunkSize: 1024 ** 2, retryDelays: null, metadata,
      headers: { authorization: `Bearer ${token}`, "x-publishable-api-key": ready.publishableKey },
      onAfterResponse: (_request, response) => {
        arrived.projectId = response.getHeader("X-Project-Id") ?? arrived.projectId
        arrived.left = JSON.parse(decodeURIComponent(response.getHeader("X-Left-Out") ?? "[]")) as string[]
      },
      onError: reject, onSuccess: () => { resolve(arrived) },
    }).start()
  })
}

/** Somebody's editor: a document of his own, joined with the shop's over the WebSocket. */
export type Editor = {
  doc: Y.Doc
  provider: HocuspocusProvider
  /** Words that the server sent beside the document. */
  told: Record<string, unknown>[]
  /** Adds a marker. */
  mark(name: string): void
  marks(): string[]
  /** Waits until the shop has taken in all that was edited here. */
  acknowledged(): Promise<unknown>
  offline(): Promise<unknown>
  online(): Promise<unknown>
  close(): void
}

/** Opens a project as an editor does; its ticket is asked for anew with each connection. */
export async function openEditor({ token }: Signed, projectId: string): Promise<Editor> {
  const { url, document } = await call(studioTicket, { token, params: { id: projectId } })
  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket, delay: 200, minDelay: 200, maxDelay: 500 })
  const doc = new Y.Doc()
  const told: Record<string, unknown>[] = []
  const provider = new HocuspocusProvider({
    websocketProvider, name: document, document: doc,
    token: async () => (await call(studioTicket, { token, params: { id: projectId } }).catch(() => ({ token: "" }))).token,
    onStateless: ({ payload }) => { told.push(JSON.parse(payload) as Record<string, unknown>) },
  })
  provider.attach()
  const isSynced = () => until("the editor to be joined", () => Promise.resolve(provider.isSynced), { everyMs: 20 })
  await isSynced()
  return {
    doc, provider, told,
    mark: (name) => { doc.getMap("markers").set(crypto.randomUUID(), new Y.Map<unknown>(Object.entries({ tick: 960, name, colour: "" }))) },
    marks: () => [...doc.getMap<Y.Map<unknown>>("markers").values()].filter((each) => each.get("deleted") !== true).map((each) => String(each.get("name"))).sort(),
    acknowledged: () => until("the edits to be taken in", () => Promise.resolve(provider.isSynced && !provider.hasUnsyncedChanges), { everyMs: 20 }),
    offline: () => { websocketProvider.disconnect(); return until("the line to be cut", () => Promise.resolve(websocketProvider.status === WebSocketStatus.Disconnected), { everyMs: 20 }) },
    online: async () => { await websocketProvider.connect(); return isSynced() },
    close: () => { provider.destroy(); websocketProvider.destroy() },
  }
}
