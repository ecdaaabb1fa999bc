import { randomBytes } from "node:crypto"

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/** A fresh id such as `pi_3fK…`; letters and digits only after the prefix. */
export function newId(prefix: string, length = 24): string {
  let id = ""
  while (id.length < length) {
    for (const byte of randomBytes(length)) if (byte < 248 && id.length < length) id += ALPHABET[byte % 62]
  }
  return `${prefix}_${id}`
}

/** The id in a field that Stripe may expand to the whole object. */
export function idOf(field: string | { id: string } | null | undefined): string | null {
  if (field === null || field === undefined) return null
  return typeof field === "string" ? field : field.id
}
