import { createHmac } from "node:crypto"
import type { Clause, Locale } from "@max-booster/api-contract"
import { secrets } from "./database"
import { send } from "./http"

/** A contract text in use. */
export type TextInUse = { title: string; locale: Locale; version: number; clauses: Clause[] }

const hook = "/hooks/cms/license-template"

/** The text in use in a language, as the CMS asks for it. */
export const textInUse = (locale: Locale): Promise<TextInUse> => send("GET", `${hook}/default?locale=${locale}`, { headers: signed("") })

/** Publishes a text as the CMS does. @returns its version */
export async function publishText(body: object, signature?: string): Promise<number> {
  return (await send<{ version: number }>("POST", hook, { body, headers: signature === undefined ? signed(JSON.stringify(body)) : { "x-cms-signature": signature } })).version
}

const signed = (text: string) => ({ "x-cms-signature": createHmac("sha256", secrets()["CMS_SECRET"] ?? "").update(text).digest("hex") })
