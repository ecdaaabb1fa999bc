"use client"

import { commercialModels, priceTiers, type ReleaseDeal, type Territories } from "@max-booster/api-contract"
import { Plus, Trash2, X } from "lucide-react"
import { memo, useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { countries, countryName } from "../account/countries"
import { addDeal, removeDeal, setDeal, toggled } from "./document-edits"
import { useEditing } from "./editing.client"
import { ChoiceField, DayField, IconButton, Place, Tick } from "./fields.client"
import { fieldId } from "./paths"
import { Section } from "./section"
import { countriesLike, territoryWords } from "./territory-words"
import { modelNames, tierNames } from "./words"

/** Where, how and from when the release is offered. */
export const Deals = memo(function Deals({ deals }: { deals: ReleaseDeal[] }) {
  const { edit } = useEditing()
  return (
    <Section id="deals" title="Deals" lead={deals.length === 0 ? "Nobody may offer it yet. Add a deal: the whole world, from the release date, is what most releases need." : "Where it is offered, how listeners may pay, and for how long."}>
      <div data-path="deals" className="grid gap-4">
        {deals.map((deal, at) => <DealFields key={deal.id} deal={deal} number={at + 1} />)}
        <div><Button tone="quiet" disabled={deals.length >= 50} onClick={() => { edit(addDeal) }}><Plus size={18} aria-hidden />Add a deal</Button></div>
      </div>
    </Section>
  )
})

function DealFields({ deal: { id, models, territories, starts_on, ends_on, price_tier }, number }: { deal: ReleaseDeal; number: number }) {
  const { edit } = useEditing()
  const path = `deals.${id}`
  return (
    <fieldset data-path={path} className="grid gap-4 rounded-lg border border-line bg-raised p-4">
      <legend className="sr-only">{`Deal ${number}`}</legend>
      <div className="flex items-center justify-between gap-3"><p className="font-semibold">{territoryWords(territories)}</p><IconButton label={`Remove deal ${number}`} onClick={() => { edit(removeDeal(id)) }}><Trash2 aria-hidden /></IconButton></div>
      <TerritoryFields path={`${path}.territories`} territories={territories} onChange={(next) => { edit(setDeal(id, { territories: next })) }} />
      <Place path={`${path}.models`}>
        <fieldset><legend className="text-sm font-semibold">How listeners may pay</legend><div className="flex flex-wrap gap-x-6">{commercialModels.map((model) => <Tick key={model} label={modelNames[model]} checked={models.includes(model)} onChange={(isOn) => { edit(setDeal(id, { models: toggled(models, model, isOn, commercialModels) })) }} />)}</div></fieldset>
      </Place>
      <div className="grid gap-4 sm:grid-cols-3">
        <DayField path={`${path}.starts_on`} label="From" hint="Empty: the release date." value={starts_on} to={(to) => setDeal(id, { starts_on: to })} />
        <DayField path={`${path}.ends_on`} label="Until" hint="Empty: until it is taken down." value={ends_on} to={(to) => setDeal(id, { ends_on: to })} />
        <ChoiceField path={`${path}.price_tier`} label="Price of a download" none="As stores choose" value={price_tier} options={priceTiers.map((value) => ({ value, name: tierNames[value] }))} to={(to) => setDeal(id, { price_tier: to })} />
      </div>
    </fieldset>
  )
}

const modes = [["world", "The whole world"], ["only", "Only some countries"], ["except", "The world except some"]] as const

/** Chooses territories: countries are found by name while one types. */
function TerritoryFields({ path, territories: { mode, countries: chosen }, onChange }: { path: string; territories: Territories; onChange: (territories: Territories) => void }) {
  const [typed, setTyped] = useState("")
  const found = countriesLike(countries, typed, chosen).slice(0, 8)
  const id = fieldId(path)
  const take = (code: string) => { onChange({ mode, countries: [...chosen, code] }); setTyped("") }
  return (
    <Place path={path}>
      <fieldset className="grid gap-2">
        <legend className="text-sm font-semibold">Territories</legend>
        <div className="flex flex-wrap gap-x-6">{modes.map(([value, name]) => <label key={value} className="flex min-h-11 items-center gap-3 text-[15px]"><input type="radio" name={id} checked={mode === value} className="size-6 accent-(--accent)" onChange={() => { onChange({ mode: value, countries: value === "world" ? [] : chosen }) }} />{name}</label>)}</div>
        {mode !== "world" && (
          <>
            {chosen.length > 0 && <ul className="flex flex-wrap gap-2">{chosen.map((code) => <li key={code}><button type="button" aria-label={`Remove ${countryName(code)}`} className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line-strong bg-surface px-4 text-[15px] hover:border-ink" onClick={() => { onChange({ mode, countries: chosen.filter((each) => each !== code) }) }}>{countryName(code)}<X size={16} aria-hidden /></button></li>)}</ul>}
            <Labelled id={`${id}-find`} label="Find a country"><input id={`${id}-find`} value={typed} autoComplete="off" className={inputLook} onChange={(event) => { setTyped(event.target.value) }} onKeyDown={(event) => { if (event.key === "Enter" && found[0]) { event.preventDefault(); take(found[0].code) } }} /></Labelled>
            {found.length > 0 && <ul aria-label="Countries found" className="flex flex-wrap gap-2">{found.map(({ code, name }) => <li key={code}><Button tone="quiet" onClick={() => { take(code) }}>{name}</Button></li>)}</ul>}
          </>
        )}
      </fieldset>
    </Place>
  )
}
