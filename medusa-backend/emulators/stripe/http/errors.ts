/** What Stripe puts into `error` of an answer. */
export interface ErrorBody {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error"
  message: string
  code?: string
  param?: string
  decline_code?: string
  doc_url?: string
  charge?: string
  payment_intent?: object
  payment_method?: object
}

/** An answer other than 200, in Stripe's shape. */
export class StripeError extends Error {
  /** @param keepsChanges a decline is an outcome: what the attempt wrote stays */
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly keepsChanges = false,
  ) {
    super(body.message)
  }
}

/** 400 `invalid_request_error`. */
export function invalid(message: string, extra: { param?: string; code?: string; payment_intent?: object } = {}): StripeError {
  return new StripeError(400, { type: "invalid_request_error", message, ...withDocs(extra) })
}

/** 404 `resource_missing`; 400 when the id came as a parameter, as Stripe does. */
export function missing(noun: string, id: string, param = "id"): StripeError {
  const status = param === "id" ? 404 : 400
  const details = withDocs({ code: "resource_missing", param })
  return new StripeError(status, { type: "invalid_request_error", message: `No such ${noun}: '${id}'`, ...details })
}

function withDocs<T extends { code?: string }>(extra: T): T & { doc_url?: string } {
  if (extra.code === undefined) return extra
  return { ...extra, doc_url: `https://stripe.com/docs/error-codes/${extra.code.replaceAll("_", "-")}` }
}
