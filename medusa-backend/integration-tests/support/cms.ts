import { createHmac } from "node:crypto"
import type { Clause, Locale } from "@max-booster/api-contract"
import { secrets } from "./database"
import { Refusal, send } from "./http"
import { ready } from "./ready"

/** A contract text in use. */
export type TextInUse = { title: string; locale: Locale; version: number; clauses: Clause[] }

const hook = "/hooks/cms/license-template"

/** The text in use in a language, as the CMS asks for it. */
export const textInUse = (locale: Locale): Promise<TextInUse> => send("GET", `${hook}/default?locale=${locale}`, { headers: signed("") })

/** Publishes a text as the CMS does. @returns its version */
export async function publishText(body: object, signature?: string): Promise<number> {
  return (await send<{ version: number }>("POST", hook, { body, headers: signature === undefined ? signed(JSON.stringify(body)) : { "x-cms-signature": signature } })).version
}

/** A text as PDF with sample data of a license type. @throws {Refusal} */
export async function previewText(body: object): Promise<Buffer> {
  const text = JSON.stringify(body)
  const path = `${hook}/preview`
  const response = await fetch(`${ready.backend}${path}`, { method: "POST", body: text, headers: { "content-type": "application/json", ...signed(text) } })
  if (response.ok) return Buffer.from(await response.arrayBuffer())
  const { code, message } = (await response.json()) as { code?: string; message: string }
  throw new Refusal(path, response.status, code, message)
}

const signed = (text: string) => ({ "x-cms-signature": createHmac("sha256", secrets()["CMS_SECRET"] ?? "").update(text).digest("hex") })
