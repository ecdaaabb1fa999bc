"use client"

import { Plus, Trash2 } from "lucide-react"
import { Button } from "@/components/button"
import { type Change, replaced, without } from "./document-edits"
import { useEditing } from "./editing.client"
import { IconButton, LanguageField, TextField } from "./fields.client"
import { languageName } from "./languages"

/** A title as it stands in the document. */
type LocalTitle = { language: string; title: string; version: string }
/** A name as it stands in the document. */
type LocalName = { language: string; name: string }

/** The languages that are tried for a new row, the first that is not there yet. */
const NEXT = ["ja-Jpan", "ko-Kore", "zh-Hans", "es", "fr", "de", "en"]
const nextLanguage = (rows: readonly { language: string }[]): string => NEXT.find((tag) => !rows.some(({ language }) => language === tag)) ?? "en"

/** A title in other languages and scripts. */
export function LocalTitles({ path, titles, to }: { path: string; titles: LocalTitle[]; to: (titles: LocalTitle[]) => Change }) {
  const { edit } = useEditing()
  return (
    <div data-path={path} className="grid gap-4">
      {titles.map((row, at) => {
        const change = (part: Partial<LocalTitle>) => to(replaced(titles, at, { ...row, ...part }))
        return (
          <fieldset key={at} className="grid grid-cols-[1fr_auto] items-end gap-3 sm:grid-cols-[1fr_2fr_1fr_auto]">
            <legend className="sr-only">{`Translation ${at + 1}`}</legend>
            <LanguageField path={`${path}.${at}.language`} label="Language" value={row.language} to={(language) => change({ language: language ?? "en" })} />
            <TextField path={`${path}.${at}.title`} label={`Title in ${languageName(row.language)}`} lang={row.language} className="order-last col-span-2 sm:order-none sm:col-span-1" value={row.title} to={(title) => change({ title })} />
            <TextField path={`${path}.${at}.version`} label="Version" lang={row.language} className="order-last col-span-2 sm:order-none sm:col-span-1" value={row.version} to={(version) => change({ version })} />
            <IconButton label={`Remove translation ${at + 1}`} onClick={() => { edit(to(without(titles, at))) }}><Trash2 aria-hidden /></IconButton>
          </fieldset>
        )
      })}
      <div><Button tone="quiet" disabled={titles.length >= 20} onClick={() => { edit(to([...titles, { language: nextLanguage(titles), title: "", version: "" }])) }}><Plus size={18} aria-hidden />Add a translation</Button></div>
    </div>
  )
}

/** A person's name in other scripts. */
export function LocalNames({ path, names, to }: { path: string; names: LocalName[]; to: (names: LocalName[]) => Change }) {
  const { edit } = useEditing()
  return (
    <div data-path={path} className="grid gap-4">
      {names.map((row, at) => {
        const change = (part: Partial<LocalName>) => to(replaced(names, at, { ...row, ...part }))
        return (
          <fieldset key={at} className="grid grid-cols-[1fr_auto] items-end gap-3 sm:grid-cols-[1fr_2fr_auto]">
            <legend className="sr-only">{`Name ${at + 1} in another script`}</legend>
            <LanguageField path={`${path}.${at}.language`} label="Language" value={row.language} to={(language) => change({ language: language ?? "en" })} />
            <TextField path={`${path}.${at}.name`} label={`Name in ${languageName(row.language)}`} lang={row.language} className="order-last col-span-2 sm:order-none sm:col-span-1" value={row.name} to={(name) => change({ name })} />
            <IconButton label={`Remove the name in ${languageName(row.language)}`} onClick={() => { edit(to(without(names, at))) }}><Trash2 aria-hidden /></IconButton>
          </fieldset>
        )
      })}
      <div><Button tone="quiet" disabled={names.length >= 20} onClick={() => { edit(to([...names, { language: nextLanguage(names), name: "" }])) }}><Plus size={18} aria-hidden />Add a name in another script</Button></div>
    </div>
  )
}
