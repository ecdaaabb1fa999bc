import { limitOf, type PlanTier, rangeWords, readLicenseDefaults, saveLicenseDefaults, termName, typedLimit } from "@max-booster/api-contract"
import { formatMoney } from "@max-booster/kernel"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { DocumentText } from "@medusajs/icons"
import { Alert, Button, Container, Heading, Input, Label, Skeleton, Switch, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { majorOf, minorOf } from "../../lib/amounts"
import { call } from "../../lib/call"
import { OURS, useChange } from "../../lib/use-change"

/** A tier as it is typed: its price in major units, its numbers; nothing is unlimited. */
type Draft = { enabled: boolean; price: string; terms: Record<string, string> }

/** What shops' license plans start from, tier by tier. */
const LicenseDefaultsPage = () => {
  const query = useQuery({ queryKey: [OURS, "license-defaults"], queryFn: () => call(readLicenseDefaults) })
  if (query.isError) return <Container><Heading>License defaults could not be read</Heading><Text size="small">{query.error.message}</Text><Button className="mt-3" size="small" variant="secondary" onClick={() => { query.refetch() }}>Try again</Button></Container>
  if (!query.data) return <Container><Skeleton className="h-40 w-full" /></Container>
  return (
    <div className="flex flex-col gap-3">
      <Container><Heading>License defaults</Heading><Text size="small" className="text-ui-fg-subtle">What shops’ licenses start from. Shops that have saved a plan of their own keep it; beats of the others show a change one after the other. Licenses that were sold stay as they are.</Text></Container>
      {query.data.plan.gone.length > 0 && <Alert variant="warning">{`No longer installed, so not sold: ${query.data.plan.gone.join(", ")}. What was set is kept, and holds again when it is back.`}</Alert>}
      {query.data.plan.tiers.map((tier) => <TierDefaults key={tier.type + JSON.stringify(tier.details)} tier={tier} />)}
    </div>
  )
}

function TierDefaults({ tier }: { tier: PlanTier }) {
  const { type, label, summary, price: { currency }, price_rules, bounds } = tier
  const [draft, setDraft] = useState(toDraft(tier))
  const change = useChange((body: unknown) => call(saveLicenseDefaults, { body }), () => `The defaults of ${label} are kept`)
  const amount = /^0+([.,]0*)?$/.test(draft.price.trim()) ? "0" : minorOf(draft.price, currency)
  const terms = bounds.map((bound) => ({ bound, limit: limitOf(bound, draft.terms[bound.term] ?? "") }))
  const isWrong = amount === null || terms.some(({ limit }) => limit === undefined)
  const save = () => { change.mutate({ tiers: [{ type, enabled: draft.enabled, price: { amount, currency }, terms: Object.fromEntries(terms.map(({ bound, limit }) => [bound.term, limit])) }] }) }
  return (
    <Container className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-4">
        <div><Heading level="h2">{label}</Heading><Text size="small" className="text-ui-fg-subtle">{summary}</Text></div>
        <div className="flex items-center gap-2"><Switch id={`${type}-on`} checked={draft.enabled} onCheckedChange={(enabled) => { setDraft({ ...draft, enabled }) }} /><Label htmlFor={`${type}-on`}>Offered</Label></div>
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {price_rules.highest !== "0" && <Field label={`Price of ${label}, ${currency.toUpperCase()}`} value={draft.price} hint={`Up to ${formatMoney({ amount: price_rules.highest, currency })}`} isWrong={amount === null} onChange={(price) => { setDraft({ ...draft, price }) }} />}
        {terms.map(({ bound, limit }) => <Field key={bound.term} label={`${termName(bound.term)}, ${label}`} value={draft.terms[bound.term] ?? ""} hint={rangeWords(bound)} isWrong={limit === undefined} onChange={(to) => { setDraft({ ...draft, terms: { ...draft.terms, [bound.term]: to } }) }} />)}
      </div>
      <Button size="small" className="self-start" aria-label={`Save ${label}`} isLoading={change.isPending} disabled={isWrong} onClick={save}>Save</Button>
    </Container>
  )
}

const Field = ({ label, value, hint, isWrong, onChange }: { label: string; value: string; hint: string; isWrong: boolean; onChange: (value: string) => void }) => (
  <label className="flex flex-col gap-1"><Text size="small" weight="plus">{label}</Text><Input size="small" inputMode="decimal" className="tabular-nums" value={value} aria-invalid={isWrong} onChange={({ target }) => { onChange(target.value) }} /><Text size="xsmall" className={isWrong ? "text-ui-fg-error" : "text-ui-fg-subtle"}>{hint}</Text></label>
)

const toDraft = ({ enabled, price, bounds, details }: PlanTier): Draft => ({ enabled, price: majorOf(price), terms: Object.fromEntries(bounds.map(({ term }) => [term, typedLimit((details.terms as Record<string, unknown>)[term])])) })

export const config = defineRouteConfig({ label: "License defaults", icon: DocumentText, rank: 6 })
export default LicenseDefaultsPage
