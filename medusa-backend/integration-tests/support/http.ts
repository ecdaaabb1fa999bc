import type { RouteContract } from "@max-booster/api-contract"
import type { z } from "zod"
import { ready } from "./ready"

type Body<R> = R extends { body: z.ZodType } ? { body: z.input<R["body"]> } : { body?: undefined }
type Query<R> = R extends { query: z.ZodType } ? { query?: z.input<R["query"]> } : { query?: undefined }
type Answer<R> = R extends { response: z.ZodType } ? z.output<R["response"]> : undefined
type Options<R> = Body<R> & Query<R> & { params?: Record<string, string>; token?: string }

/** What the backend refused. */
export class Refusal extends Error {
  constructor(what: string, readonly status: number, readonly code: string | undefined, readonly words: string) {
    super(`${what}: ${status} ${code ?? ""} ${words}`)
  }
}

/** Calls a route of the contract and checks its answer against it. @throws {Refusal} */
export async function call<const R extends RouteContract>(route: R, options: Options<R>): Promise<Answer<R>> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(options.params?.[name] ?? ""))
  const search = new URLSearchParams(Object.entries(options.query ?? {}).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])))
  const answer = await send(route.method, search.size > 0 ? `${path}?${search}` : path, { token: options.token, body: options.body })
  return (route.response ? route.response.parse(answer) : undefined) as Answer<R>
}

/** Sends JSON to any route. @throws {Refusal} */
export async function send<T = unknown>(method: string, path: string, { token, body, headers }: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {}): Promise<T> {
  const response = await fetch(`${ready.backend}${path}`, {
    method,
    headers: { "x-publishable-api-key": ready.publishableKey, ...(body !== undefined && { "content-type": "application/json" }), ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const answer = text.startsWith("{") || text.startsWith("[") ? (JSON.parse(text) as { code?: string; message?: string }) : { message: text }
  if (!response.ok) throw new Refusal(`${method} ${path}`, response.status, answer.code, answer.message ?? text)
  return answer as T
}

/** What a call was refused with. @throws {Error} when it was not refused */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  return work.then(
    () => { throw new Error("It was not refused") },
    (error: unknown) => { if (error instanceof Refusal) return error; throw error },
  )
}
