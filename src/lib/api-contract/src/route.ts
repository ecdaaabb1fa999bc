import type { z } from "zod"

/** Who may call a route. `public`: anyone; `store`: anyone with a publishable key; `signed`: proof in the URL or a signature header. */
export type Caller = "public" | "store" | "customer" | "seller" | "operator" | "signed"

/** A route that Max Booster adds, as data: validators, clients and `/openapi.json` read it. */
export type RouteContract = {
  readonly method: "GET" | "POST" | "DELETE" | "HEAD" | "PATCH"
  /** With Express parameters: `/store/beats/:handle`. */
  readonly path: string
  readonly who: Caller
  readonly summary: string
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response?: z.ZodType
}

/** Declares a route, keeping its literal types. */
export const route = <const R extends RouteContract>(contract: R): R => contract
