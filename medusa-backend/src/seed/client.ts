import { readFileSync } from "node:fs"
import type { RouteContract } from "@max-booster/api-contract"
import type { z } from "zod"

type Body<R> = R extends { body: z.ZodType } ? { body: z.input<R["body"]> } : { body?: undefined }
type Answer<R> = R extends { response: z.ZodType } ? z.output<R["response"]> : unknown
type Options<R> = Body<R> & { params?: Record<string, string>; token?: string }

/** What the shop refused: status and its own words. */
export class Refused extends Error {
  override readonly name = "Refused"
  constructor(what: string, readonly status: number, answer: string) {
    super(`${what} answered ${status}: ${answer.slice(0, 500)}`)
  }
}

/** The shop as any client reaches it, over HTTP. */
export class Client {
  readonly #key: string

  constructor(readonly url: string, keyFile: string) {
    this.#key = readFileSync(keyFile, "utf8").trim()
  }

  /** Calls a route of the contract and checks the answer. @throws {Refused} */
  async call<const R extends RouteContract>(route: R, options: Options<R>): Promise<Answer<R>> {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(options.params?.[name] ?? ""))
    const answer = await this.send(route.method, path, { token: options.token, body: options.body })
    return (route.response ? route.response.parse(answer) : answer) as Answer<R>
  }

  /** Calls one of Medusa's own routes with JSON. @throws {Refused} */
  send<T = unknown>(method: string, path: string, { token, body }: { token?: string | undefined; body?: unknown } = {}): Promise<T> {
    return this.#fetch(method, path, token, body === undefined ? undefined : JSON.stringify(body), "application/json") as Promise<T>
  }

  /** Sends a picture as a request's body. @throws {Refused} */
  sendPicture(path: string, token: string, jpeg: Buffer): Promise<unknown> {
    return this.#fetch("POST", path, token, new Uint8Array(jpeg), "image/jpeg")
  }

  async #fetch(method: string, path: string, token: string | undefined, body: string | Uint8Array<ArrayBuffer> | undefined, type: string): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { "x-publishable-api-key": this.#key, ...(body !== undefined && { "content-type": type }), ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body }),
    })
    const text = await response.text()
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, text)
    return text === "" ? undefined : JSON.parse(text)
  }
}
