import type { RouteContract } from "@max-booster/api-contract"
import type { z } from "zod"

type Filling<R> = { params?: Record<string, string> } & (R extends { body: z.ZodType } ? { body: z.input<R["body"]> } : {})
type Answer<R> = R extends { response: z.ZodType } ? z.output<R["response"]> : undefined

/** What was refused, in a sentence for people. Status 0: nobody answers. */
export class AskError extends Error {
  override readonly name = "AskError"
  constructor(readonly status: number, readonly code: string | null, message: string) {
    super(message)
  }
}

/** Calls a seller's route of releases from the browser, as the signed-in producer. @throws {AskError} */
export async function ask<const R extends RouteContract>(route: R, filling: Filling<R>, init: Pick<RequestInit, "signal" | "keepalive"> = {}): Promise<Answer<R>> {
  const { params = {}, body } = filling as { params?: Record<string, string>; body?: unknown }
  const response = await fetch(addressOf(route.path, params), { ...init, method: route.method, ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error
    throw new AskError(0, null, "The shop cannot be reached right now. Try again in a moment.")
  })
  return (await read(response, route)) as Answer<R>
}

/** Sends a file as the body of a request. @throws {AskError} */
export async function send<const R extends RouteContract>(route: R, params: Record<string, string>, file: File): Promise<Answer<R>> {
  const response = await fetch(addressOf(route.path, params), { method: "POST", headers: { "content-type": file.type }, body: file }).catch(() => {
    throw new AskError(0, null, "The picture did not arrive. Check the connection, then try again.")
  })
  return (await read(response, route)) as Answer<R>
}

const addressOf = (path: string, params: Record<string, string>): string => path.replace(/^\/sellers\//, "/api/releases/").replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""))

async function read(response: Response, route: RouteContract): Promise<unknown> {
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return route.response ? route.response.parse(answer) : answer
  const { code = null, message } = (typeof answer === "object" && answer !== null ? answer : {}) as { code?: string | null; message?: string }
  throw new AskError(response.status, code, message ?? "Something went wrong. Try again.")
}
