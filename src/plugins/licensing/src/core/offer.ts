import type { GrantFacts, Locale } from "@max-booster/extension-api"
import { wordsOf } from "./languages"
import { momentWords } from "./words"

/** Who offers a license, and when he signed its text. */
export function offerOf({ licensor, signature }: Pick<GrantFacts, "licensor" | "signature">, version: number, locale: Locale): string {
  const { offers, offersUnsigned } = wordsOf(locale).contract
  return signature ? offers(signature.typed_name, momentWords(signature.signed_at, locale), version) : offersUnsigned(licensor.name)
}
