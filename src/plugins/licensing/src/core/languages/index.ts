import type { Locale } from "@max-booster/extension-api"
import { german } from "./de"
import { english, type Words } from "./en"

export type { Words }

const all: Record<Locale, Words> = { en: english, de: german }

/** What contracts say in a language. */
export const wordsOf = (locale: Locale): Words => all[locale]
