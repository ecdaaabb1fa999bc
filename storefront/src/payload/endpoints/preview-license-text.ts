import type { Endpoint, PayloadRequest } from "payload"
import { textOf } from "../hooks/publish-license-text"
import { previewTemplate, readDefaultTemplate } from "../license-template"

const says = (message: string, status: number) => Response.json({ message }, { status })
const onlyOperators = (work: (req: PayloadRequest) => Promise<Response>) => async (req: PayloadRequest) => (req.user ? work(req) : says("Sign in first.", 401))

/** The license types that a text can be seen with. */
export const previewTypes: Endpoint = {
  path: "/preview-types", method: "get",
  handler: onlyOperators(async () => {
    const found = await readDefaultTemplate("en")
    return found.ok ? Response.json({ types: found.value.types }) : says(found.error.message, 502)
  }),
}

/** What is in the form, as its contract would be. */
export const previewText: Endpoint = {
  path: "/preview", method: "post",
  handler: onlyOperators(async (req) => {
    const { type, ...form } = (await req.json?.()) as Parameters<typeof textOf>[0] & { type: string }
    const made = await previewTemplate({ ...textOf(form), type })
    return made.ok ? new Response(made.value, { headers: { "content-type": "application/pdf", "cache-control": "no-store" } }) : says(made.error.message, 400)
  }),
}
