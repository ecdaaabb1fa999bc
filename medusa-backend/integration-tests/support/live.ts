import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider"
import { sellerNotices, sellerTicket, type NoticeView } from "@max-booster/api-contract"
import WebSocket from "ws"
import { call } from "./http"
import type { Producer } from "./people"

type Ticket = { url: string; document: string; token: string }

/** A page that a producer has open: the notices that the WebSocket brought, in the order of their arrival. */
export type OpenPage = { notices: NoticeView[]; lastId: number; close(): void }

/** Opens a page of a producer as the storefront does: ticket, WebSocket, document. @throws {Error} when it is not let in */
export async function openPage({ sellerToken: token }: Producer): Promise<OpenPage> {
  const ticket = await call(sellerTicket, { token })
  const notices: NoticeView[] = []
  const { isOpen, close } = await knock(ticket, (payload) => { notices.push(JSON.parse(payload) as NoticeView) })
  if (!isOpen) throw new Error("The ticket opened nothing")
  return { notices, lastId: ticket.last_id, close }
}

/** Tries a ticket at the WebSocket. */
export async function knock({ url, document: name, token }: Ticket, onStateless: (payload: string) => void = () => undefined): Promise<{ isOpen: boolean; close(): void }> {
  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket, maxAttempts: 1 })
  const close = () => { websocketProvider.destroy() }
  const isOpen = await new Promise<boolean>((resolve) => {
    new HocuspocusProvider({
      websocketProvider, name, token, awareness: null, onStateless: ({ payload }) => { onStateless(payload) },
      onSynced: () => { resolve(true) }, onAuthenticationFailed: () => { resolve(false) },
    }).attach()
  })
  if (!isOpen) close()
  return { isOpen, close }
}

/** The notices of a producer after a number, as a page reads them that was away. */
export const noticesAfter = async ({ sellerToken: token }: Producer, after: number): Promise<NoticeView[]> => (await call(sellerNotices, { token, query: { after } })).notices
