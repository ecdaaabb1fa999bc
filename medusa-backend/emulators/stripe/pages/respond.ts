import type { Context } from "../context"
import type { FormTree } from "../http/form"
import { message } from "./layout"

/** What a page is asked. */
export interface Visit extends Context {
  method: string
  id: string
  query: URLSearchParams
  form: FormTree
  cookies: Record<string, string>
}

/** What a page answers. */
export interface PageReply {
  status: number
  headers: Record<string, string>
  body: string
}

export function show(markup: string, status = 200, headers: Record<string, string> = {}): PageReply {
  return { status, headers: { "content-type": "text/html; charset=utf-8", ...headers }, body: markup }
}

/** Sends the browser on (303: with GET). */
export function goTo(location: string, headers: Record<string, string> = {}): PageReply {
  return { status: 303, headers: { location, ...headers }, body: "" }
}

export function notFound(what: string): PageReply {
  return show(message("Not found", `${what} is not known to the emulator. It may belong to data that was reset.`), 404)
}

/** A field of a submitted form, as text. */
export function field(form: FormTree, name: string): string {
  const value = form[name]
  return typeof value === "string" ? value.trim() : ""
}
