import type { IncomingHttpHeaders } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import type { Context } from "../context"
import { takeRequestFault } from "../controls/faults"
import { newId } from "../ids"
import { routes } from "../resources"
import { PLATFORM, type Fault } from "../store/kinds"
import { API_VERSION } from "../webhooks/emit"
import { StripeError } from "./errors"
import { expand } from "./expand"
import { parseForm, type FormTree } from "./form"
import { fingerprintOf, findReplay, idOfKey, inFlight, keepReplay } from "./idempotency"
import { parseMultipart } from "./multipart"
import { findRoute } from "./routes"

/** A request to `/v1`. */
export interface ApiRequest {
  method: string
  path: string
  query: string
  /** Form-encoded text, or the bytes of a multipart upload. */
  body: string | Buffer
  headers: IncomingHttpHeaders
}

/** What to answer; undefined: break the connection without a word. */
export type ApiReply = { status: number; headers: Record<string, string>; body: string } | undefined

/** Answers requests to the API as Stripe would. */
export class Api {
  private readonly inFlight_ = new Set<string>()

  constructor(private readonly context_: (over: Partial<Context>) => Context) {}

  async answer(request: ApiRequest): Promise<ApiReply> {
    const requestId = newId("req", 14)
    const headers: Record<string, string> = { "request-id": requestId, "stripe-version": API_VERSION }
    try {
      return await this.handle_(request, requestId, headers)
    } catch (error) {
      if (error instanceof StripeError) return failure(error, headers)
      console.error(error)
      const message = `The emulator failed: ${error instanceof Error ? error.message : String(error)}`
      return failure(new StripeError(500, { type: "api_error", message }), headers)
    }
  }

  private async handle_(request: ApiRequest, requestId: string, headers: Record<string, string>): Promise<ApiReply> {
    checkKey(request.headers.authorization)
    const key = request.method === "GET" ? undefined : text(request.headers["idempotency-key"])
    const context = this.context_({
      owner: this.ownerOf_(text(request.headers["stripe-account"])),
      request: { id: requestId, idempotencyKey: key ?? null },
    })
    if (context.owner !== PLATFORM) headers["stripe-account"] = context.owner
    const fault = takeRequestFault(context.store, request.method, request.path)
    refuseByFault(fault)
    if (key !== undefined) headers["idempotency-key"] = key
    const release = this.hold_(context, key)
    try {
      if (fault?.kind === "slow") await wait(fault.delayMs)
      const reply = this.work_(request, context, headers, key, fault?.kind === "stored_error_after_work")
      if (fault?.kind === "error_after_work") throw failed()
      if (fault?.kind !== "timeout_after_work") return reply
      await wait(fault.delayMs)
      return undefined
    } finally {
      release()
    }
  }

  /** Marks a key as in flight. @throws {StripeError} 409 when it is already */
  private hold_(context: Context, key: string | undefined): () => void {
    if (key === undefined) return () => undefined
    const scoped = idOfKey(context, key)
    if (this.inFlight_.has(scoped)) throw inFlight(key)
    this.inFlight_.add(scoped)
    return () => void this.inFlight_.delete(scoped)
  }

  /** Does the work and stores its answer in one transaction. @param losesAnswer a 500 is stored instead of the answer */
  private work_(request: ApiRequest, context: Context, headers: Record<string, string>, key: string | undefined, losesAnswer: boolean): ApiReply {
    const { method, path, body } = request
    const found = findRoute(routes, method, path)
    if (found === undefined) throw unknownUrl(method, path)
    const raw = paramsOf(request)
    const fingerprint = fingerprintOf(method, path, typeof body === "string" ? body : JSON.stringify(raw))
    const replay = key === undefined ? undefined : findReplay(context, key, fingerprint)
    if (replay !== undefined) {
      const marked = { ...headers, "idempotent-replayed": "true", "original-request": replay.requestId }
      return { status: replay.status, headers: marked, body: replay.body }
    }
    const params = found.route.check(raw)
    return context.store.transact(() => {
      const done = run(() => reply(expand(context.store, found.route.run(context, params, found.ids), expansions(raw)), headers), context, headers)
      const answer = losesAnswer ? failure(failed(), headers) : done
      if (key !== undefined) {
        keepReplay(context, key, { fingerprint, status: answer.status, body: answer.body, requestId: headers["request-id"] ?? "" })
      }
      return answer
    })
  }

  private ownerOf_(account: string | undefined): string {
    if (account === undefined || account === "") return PLATFORM
    if (this.context_({}).store.get("account", account) !== undefined) return account
    throw new StripeError(403, {
      type: "invalid_request_error",
      code: "account_invalid",
      message: `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
    })
  }
}

/** Runs an endpoint; what a refused one wrote is undone, what a declined one wrote stays. */
function run(work: () => NonNullable<ApiReply>, { store }: Context, headers: Record<string, string>): NonNullable<ApiReply> {
  const mark = store.mark()
  try {
    return work()
  } catch (error) {
    if (!(error instanceof StripeError)) throw error
    if (!error.keepsChanges) store.rollback(mark)
    return failure(error, headers)
  }
}

function reply(body: unknown, headers: Record<string, string>): NonNullable<ApiReply> {
  return { status: 200, headers, body: JSON.stringify(body, null, 2) }
}

function failure(error: StripeError, headers: Record<string, string>): NonNullable<ApiReply> {
  const body = { error: { ...error.body, request_log_url: `local:${headers["request-id"]}` } }
  const retry: Record<string, string> = error.status === 409 ? { "stripe-should-retry": "true" } : {}
  return { status: error.status, headers: { ...headers, ...retry }, body: JSON.stringify(body, null, 2) }
}

function expansions({ expand: paths }: FormTree): string[] {
  return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : []
}

function checkKey(authorization = ""): void {
  const [scheme = "", value = ""] = authorization.split(" ")
  const key = scheme.toLowerCase() === "basic" ? Buffer.from(value, "base64").toString().split(":")[0] ?? "" : value
  if (/^(sk|rk|pk)_live_/.test(key)) {
    throw new StripeError(401, {
      type: "invalid_request_error",
      message: "This is the local emulator, and the request carries a live key. Live keys belong to Stripe only: use one that begins with sk_test_.",
    })
  }
  if (/^(sk|rk)_test_/.test(key)) return
  throw new StripeError(401, {
    type: "invalid_request_error",
    message: "You did not provide an API key. Send a test key in the Authorization header: 'Authorization: Bearer sk_test_…'.",
  })
}

/** Answers a request without doing its work, when a fault asks for that. */
function refuseByFault(fault: Fault | undefined): void {
  switch (fault?.kind) {
    case "rate_limit":
      throw new StripeError(429, { type: "invalid_request_error", code: "rate_limit", message: "Too many requests hit the API too quickly. We recommend an exponential backoff of your requests." })
    case "lock_timeout":
      throw new StripeError(429, { type: "invalid_request_error", code: "lock_timeout", message: "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate." })
    case "server_error":
      throw failed()
    case "refusal":
      throw new StripeError(fault.status ?? 400, { type: "invalid_request_error", code: fault.code, message: fault.message ?? "A refusal was asked for." })
    default:
  }
}

function failed(): StripeError {
  return new StripeError(500, { type: "api_error", message: "A fault was asked for." })
}

function paramsOf({ method, query, body, headers }: ApiRequest): FormTree {
  if (typeof body !== "string") return parseMultipart(body, text(headers["content-type"]) ?? "")
  return parseForm(method === "GET" || body === "" ? query : body)
}

function unknownUrl(method: string, path: string): StripeError {
  return new StripeError(404, { type: "invalid_request_error", message: `Unrecognized request URL (${method}: ${path}). The local emulator has no such endpoint.` })
}

function text(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
