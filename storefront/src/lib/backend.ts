import "server-only"
import { existsSync, readFileSync } from "node:fs"
import type { RouteContract } from "@max-booster/api-contract"
import type { z } from "zod"

type Body<R> = R extends { body: z.ZodType } ? { body: z.input<R["body"]> } : { body?: undefined }
type Query<R> = R extends { query: z.ZodType } ? { query?: z.input<R["query"]> } : { query?: undefined }
type Answer<R> = R extends { response: z.ZodType } ? z.output<R["response"]> : undefined
type Options<R> = Body<R> & Query<R> & { params?: Record<string, string>; token?: string | undefined; headers?: Record<string, string> }

/** What the backend refused: its HTTP status, a stable code where there is one, and a sentence for people. Status 0: it does not answer. */
export class BackendError extends Error {
  override readonly name = "BackendError"
  constructor(readonly status: number, readonly code: string | null, message: string) {
    super(message)
  }
}

/**
 * Calls a route of the contract and checks its answer.
 * @throws {BackendError} refused, or not reachable
 */
export async function call<const R extends RouteContract>(route: R, options: Options<R> = {} as Options<R>): Promise<Answer<R>> {
  const answer = await request(route.method, pathOf(route.path, options.params, options.query), options)
  return (route.response ? route.response.parse(answer) : answer) as Answer<R>
}

/** Calls one of Medusa's own routes, e.g. `/auth/customer/emailpass`. @throws {BackendError} */
export async function callMedusa<T>(method: "GET" | "POST" | "DELETE", path: string, options: { body?: unknown; token?: string | undefined } = {}): Promise<T> {
  return (await request(method, path, options)) as T
}

/** The backend's address as this server reaches it. */
export const backendUrl = () => process.env.BACKEND_INTERNAL_URL ?? process.env.BACKEND_URL ?? "http://localhost:9000"

/** The publishable key, read at run time: from the environment, or from the file that the launcher writes. */
export function publishableKey(): string {
  if (process.env.PUBLISHABLE_KEY) return process.env.PUBLISHABLE_KEY
  const file = process.env.PUBLISHABLE_KEY_FILE
  return file && existsSync(file) ? readFileSync(file, "utf8").trim() : ""
}

function pathOf(path: string, params: Record<string, string> = {}, query: object = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""))
  const search = new URLSearchParams(Object.entries(query).flatMap(([k, v]) => (v === undefined || v === null || v === "" ? [] : [[k, String(v)]])))
  return search.size > 0 ? `${filled}?${search}` : filled
}

async function request(method: string, path: string, { body, token, headers }: { body?: unknown; token?: string | undefined; headers?: Record<string, string> }): Promise<unknown> {
  const response = await fetch(`${backendUrl()}${path}`, {
    method, cache: "no-store",
    headers: {
      accept: "application/json", "x-publishable-api-key": publishableKey(),
      ...(body !== undefined && { "content-type": "application/json" }), ...(token && { authorization: `Bearer ${token}` }), ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new BackendError(0, "unreachable", "The shop cannot be reached right now. Try again in a moment.")
  })
  const text = await response.text()
  const answer = text.startsWith("{") || text.startsWith("[") ? (JSON.parse(text) as unknown) : text
  if (response.ok) return answer
  const { code = null, message } = (typeof answer === "object" ? answer : {}) as { code?: string | null; message?: string }
  throw new BackendError(response.status, code, message ?? "Something went wrong. Try again.")
}
