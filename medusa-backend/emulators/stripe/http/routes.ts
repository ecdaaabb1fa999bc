import type { z } from "zod"
import type { Context } from "../context"
import type { FormTree } from "./form"
import { checkParams } from "./params"

/** A request that found its route: parameters are checked, ids of the path are named. */
export interface Call<P> extends Context {
  params: P
  path: Record<string, string>
}

/** One endpoint of the API. */
export interface Route {
  method: "GET" | "POST" | "DELETE"
  pattern: RegExp
  names: string[]
  check(raw: FormTree): unknown
  run(context: Context, params: unknown, path: Record<string, string>): object
}

/**
 * Declares an endpoint. @param path with `:name` for an id
 * @param schema a strict object: a parameter it does not name gets Stripe's 400
 */
export function route<S extends z.ZodType>(
  method: Route["method"],
  path: string,
  schema: S,
  handle: (call: Call<z.output<S>>) => object,
): Route {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "")
  return {
    method,
    pattern: new RegExp(`^${path.replace(/:\w+/g, "([^/]+)")}$`),
    names,
    check: (raw) => checkParams(schema, raw),
    run: (context, params, ids) => handle({ ...context, params: params as z.output<S>, path: ids }),
  }
}

/** The route of a request with the ids in its path. */
export function findRoute(routes: Route[], method: string, path: string) {
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null
    if (match === null) continue
    const ids = candidate.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")])
    return { route: candidate, ids: Object.fromEntries(ids) as Record<string, string> }
  }
  return undefined
}
