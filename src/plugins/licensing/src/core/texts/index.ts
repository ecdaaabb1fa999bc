import type { Locale } from "@max-booster/extension-api"
import { canonicalJson, sha256 } from "../canonical"
import type { Template } from "../template"
import { german } from "./de"
import { english } from "./en"

/** The texts that a shop starts with, by language, until one is published from the CMS. */
export const defaultTemplates: Record<Locale, Template> = { en: english, de: german }

/** Where the default texts come from, as a template's `source`. */
export const BUILT_IN = "built-in"

/** Changes exactly when the default text of a language does. */
export const defaultRevision = (locale: Locale): string => sha256(canonicalJson(defaultTemplates[locale])).slice(0, 16)
