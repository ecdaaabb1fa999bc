import type { Refusal } from "@max-booster/kernel"
import { printable, type RefusalCode } from "./refusals"

/** Why a zip of stems is turned away, apart from what the gate says of a single file; stable, for programs. */
export type StemsRefusalCode =
  | RefusalCode | "not-a-zip" | "damaged-zip" | "encrypted" | "no-stems" | "too-many-stems" | "too-many-entries" | "unsafe-name" | "not-a-file"
  | "duplicate-name" | "nested-archive" | "unpacks-too-large" | "compression-not-supported" | "lossy-stem" | "length-differs"

/** A refusal of a zip of stems. */
export type StemsRefusal = Refusal & { code: StemsRefusalCode }

/** Makes a refusal that speaks of one file in the zip. */
export const refuseStem = (code: StemsRefusalCode, name: string, sentence: string): StemsRefusal => ({ code, message: `“${printable(name)}” ${sentence}` })

/** Makes a refusal that speaks of the zip as a whole. */
export const refuseZip = (code: StemsRefusalCode, message: string): StemsRefusal => ({ code, message })
