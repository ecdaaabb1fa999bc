import { z } from "zod"
import * as contract from "./index"
import type { RouteContract } from "./route"

const isRoute = (value: unknown): value is RouteContract => typeof value === "object" && value !== null && "method" in value && "path" in value && "who" in value

/** Every route that Max Booster adds. */
export const routes: RouteContract[] = (Object.values(contract) as unknown[]).flat().filter(isRoute)

/** The OpenAPI 3.1 description of every added route, made from the Zod schemas. */
export function openapi(serverUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const r of routes) {
    const path = r.path.replace(/:(\w+)/g, "{$1}")
    paths[path] = { ...paths[path], [r.method.toLowerCase()]: operation(r) }
  }
  return { openapi: "3.1.0", info: { title: "Max Booster", version: "0.1.0" }, servers: [{ url: serverUrl }], paths, components: { securitySchemes: security } }
}

const security = {
  publishableKey: { type: "apiKey", in: "header", name: "x-publishable-api-key" },
  bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
}

function operation(r: RouteContract) {
  const inPath = [...r.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }))
  return {
    summary: r.summary, parameters: [...inPath, ...queryParameters(r.query)], security: securityOf(r.who),
    ...(r.body && { requestBody: { required: true, content: { "application/json": { schema: json(r.body, "input") } } } }),
    responses: {
      200: { description: "Done", ...(r.response && { content: { "application/json": { schema: json(r.response, "output") } } }) },
      ...(r.body || r.query ? { 400: { description: "The request does not fit; the message says what" } } : {}),
      ...(r.who === "public" || r.who === "store" ? {} : { 401: { description: "Not signed in as the right kind of actor" } }),
      ...(inPath.length > 0 ? { 404: { description: "Not found, or not yours" } } : {}),
    },
  }
}

function queryParameters(query?: z.ZodType) {
  if (!query) return []
  const { properties = {}, required = [] } = json(query, "input") as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }))
}

function securityOf(who: RouteContract["who"]) {
  if (who === "public" || who === "signed") return []
  if (who === "store") return [{ publishableKey: [] }]
  return who === "customer" ? [{ publishableKey: [], bearer: [] }] : [{ bearer: [] }]
}

const json = (schema: z.ZodType, io: "input" | "output") => z.toJSONSchema(schema, { io, unrepresentable: "any" })
