import { createHmac, timingSafeEqual } from "node:crypto"

/** What a contract says of its public page: the page's address, the code that opens it, and both in one address. */
export type Verification = { page: string; code: string; url: string }

/** Digits and letters that nobody mistakes for each other (Crockford's base 32). */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const LENGTH = 8

/** The check code of a license's number, "K7QW-3M2P": 40 bits of HMAC-SHA256, so that whoever counts numbers finds nothing. */
export function checkCode(secret: string, number: string): string {
  const letters = [...createHmac("sha256", `verify:${secret}`).update(number).digest().subarray(0, LENGTH)].map((byte) => LETTERS[byte % 32] ?? "").join("")
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** Whether a code as somebody typed it is the license's: case and hyphens do not matter. */
export function isCode(given: string, code: string): boolean {
  const [a, b] = [plain(given), plain(code)].map((text) => Buffer.from(text))
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b)
}

/** Where a license is verified in a shop. */
export function verificationOf(shopUrl: string, number: string, code: string): Verification {
  const page = `${shopUrl}/verify`
  return { page, code, url: `${page}/${encodeURIComponent(number)}?c=${code}` }
}

const plain = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1")
