import type { RouteContract } from "@max-booster/api-contract"
import type { z } from "zod"

/** What fills a route: its Express parameters, its query and its body. */
export type Filling = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }

/** The answer of a route that declares one. */
export type AnswerOf<R extends RouteContract> = R extends { readonly response: infer Schema extends z.ZodType } ? z.output<Schema> : undefined

/** The address of a route with its parameters filled in. */
export function addressOf({ path }: RouteContract, { params = {}, query = {} }: Filling = {}): string {
  const filled = path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name]
    if (value === undefined) throw new TypeError(`${path} needs the parameter "${name}"`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams(query).toString()
  return search ? `${filled}?${search}` : filled
}

/**
 * Calls an operator's route with the session that the dashboard keeps.
 * @throws {Error} with the backend's own message, or one that says what to do
 */
export async function call<R extends RouteContract>(route: R, filling: Filling = {}): Promise<AnswerOf<R>> {
  const response = await fetch(addressOf(route, filling), {
    method: route.method, credentials: "include", headers: { accept: "application/json", ...(filling.body !== undefined && { "content-type": "application/json" }) },
    ...(filling.body !== undefined && { body: JSON.stringify(filling.body) }),
  }).catch(() => {
    throw new Error("The backend does not answer. Check that it runs, then try again.")
  })
  if (!response.ok) throw new Error(await reasonOf(response))
  if (!route.response) return undefined as AnswerOf<R>
  const parsed = route.response.safeParse(await response.json())
  if (!parsed.success) throw new Error(`The backend answered ${route.path} in a form that this page does not know. Are both of one version?`)
  return parsed.data as AnswerOf<R>
}

async function reasonOf(response: Response): Promise<string> {
  if (response.status === 401) return "Your session has ended. Sign in again."
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string") return body.message
  return `The backend answered ${response.status}. Its log says more.`
}
