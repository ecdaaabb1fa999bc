import { z } from "zod"

/** What a control answers. */
export interface ControlReply {
  status: number
  body: object
}

export function ok(body: object): ControlReply {
  return { status: 200, body }
}

/** 404 of a control. */
export function unknown(what: string): ControlReply {
  return { status: 404, body: { error: `There is no ${what}.` } }
}

/** Answers with `use` of a JSON body, or with 400 in words. An empty body counts as `{}`. */
export function parsed<S extends z.ZodType>(schema: S, body: string, use: (sent: z.output<S>) => ControlReply): ControlReply {
  let sent: unknown
  try {
    sent = JSON.parse(body === "" ? "{}" : body)
  } catch {
    return { status: 400, body: { error: "The body is not JSON." } }
  }
  const result = schema.safeParse(sent)
  return result.success ? use(result.data) : { status: 400, body: { error: z.prettifyError(result.error) } }
}
