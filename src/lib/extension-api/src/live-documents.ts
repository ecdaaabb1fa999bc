/** Container key of the documents that this process holds open (plugin `collaboration`); only the backend has it. */
export const LIVE_DOCUMENTS = "live-documents"

/** What somebody may do with a shared document. */
export type DocumentRole = "editor" | "viewer"

/** A kind of shared documents (Yjs); one is named `<kind>:<id>`. Several processes may hold the same document. */
export interface DocumentKind {
  /** Size of a state from which on nothing is taken in. */
  readonly maxBytes: number
  /** What a customer may do with a document now; null: he may not know of it. Asked when it is opened, and whenever its people have changed. */
  open(id: string, customerId: string): Promise<DocumentRole | null>
  load(id: string): Promise<StoredDocument | null>
  /**
   * Stores a state together with what others have stored since. Null when the document is gone. After a change it tells all processes
   * by PostgreSQL's NOTIFY on the channel `live_documents`: `{ document, revision }`; after one of its people `{ document }`.
   */
  store(id: string, state: Uint8Array): Promise<StoredDocument | null>
}

/** A document's whole state as stored; the revision grows with each change. */
export type StoredDocument = { state: Uint8Array; revision: number }

/** Opens a document at the WebSocket, for a minute. */
export type DocumentTicket = { url: string; document: string; token: string }

/** The shared documents of this process. */
export interface LiveDocuments {
  ticket(document: string, customerId: string, now: number): DocumentTicket
  /** Stores at once what this process has taken in of a document. */
  flush(document: string): Promise<void>
}
