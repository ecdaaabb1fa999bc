import { createHash, createHmac } from "node:crypto"
import { templateHook, templateInUse, templatePreview, type Clause, type Locale, type templateHookBody } from "@max-booster/api-contract"
import { ok, refuse, type Result } from "@max-booster/kernel"
import { z } from "zod"

/** What a contract says, before the facts of a sale are filled in. */
export type TemplateText = { title: string; locale: Locale; clauses: Clause[] }

const PATIENCE_MS = 10_000
const versionSchema = z.object({ version: z.number().int() })
const defaultSchema = templateInUse.response.partial({ version: true })

/** SHA-256, hex, of what a text says. */
export const hashOf = ({ title, locale, clauses }: TemplateText): string =>
  createHash("sha256").update(JSON.stringify([locale, title, clauses.map(({ heading, text, blocks }) => (blocks ? [heading, blocks] : [heading, text]))])).digest("hex")

/** The signature that proves a body comes from this CMS: HMAC-SHA256, hex. */
export const signatureOf = (secret: string, body: string): string => createHmac("sha256", secret).update(body).digest("hex")

/** Has the backend make a version of a text. @returns its number, or why not */
export async function publishTemplate(text: z.input<typeof templateHookBody>): Promise<Result<number>> {
  const answer = await ask("POST", templateHook.path, JSON.stringify(text))
  if (!answer.ok) return answer
  const parsed = versionSchema.safeParse(answer.value)
  return parsed.success ? ok(parsed.data.version) : refuse("unknown_answer", "The backend did not answer with a version number. Are both of one version of Max Booster?")
}

/** The text that the backend uses in a language while none was published. */
export async function readDefaultTemplate(locale: Locale): Promise<Result<{ text: TemplateText & { version?: number | undefined }; types: { id: string; label: string }[] }>> {
  const answer = await ask("GET", `${templateHook.path}/default?locale=${locale}`, "")
  if (!answer.ok) return answer
  const parsed = defaultSchema.safeParse(answer.value)
  if (!parsed.success) return refuse("unknown_answer", "The backend's default text is not in the form that this CMS knows.")
  const { types, ...text } = parsed.data
  return ok({ text, types })
}

/** A text as PDF with sample data of a license type, or why it is no contract. */
export function previewTemplate(text: z.input<typeof templatePreview.body>): Promise<Result<ArrayBuffer>> {
  return ask("POST", templatePreview.path, JSON.stringify(text), (response) => response.arrayBuffer())
}

async function ask<T = unknown>(method: "GET" | "POST", path: string, body: string, read: (response: Response) => Promise<T> = (response) => response.json().catch(() => undefined) as Promise<T>): Promise<Result<T>> {
  const { BACKEND_URL, CMS_SECRET } = process.env
  if (!BACKEND_URL || !CMS_SECRET) return refuse("not_configured", "BACKEND_URL and CMS_SECRET must be set where the storefront runs: the CMS hands license texts to the backend with them.")
  try {
    const response = await fetch(new URL(path, BACKEND_URL), {
      method, signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store",
      headers: { "x-cms-signature": signatureOf(CMS_SECRET, body), ...(body && { "content-type": "application/json" }) }, ...(body && { body }),
    })
    if (response.ok) return ok(await read(response))
    return refuse(`http_${response.status}`, messageOf(await response.json().catch(() => undefined)) ?? `The backend refused the text (${response.status}).`)
  } catch {
    return refuse("unreachable", "The backend does not answer, so the text was not published. Your draft is kept; try again in a minute.")
  }
}

const messageOf = (answer: unknown): string | undefined => {
  const parsed = z.object({ message: z.string().min(1) }).safeParse(answer)
  return parsed.success ? parsed.data.message : undefined
}
