import { dropSellerFee, type Fees, listSellers, readFees, saveFees, saveSellerFee } from "@max-booster/api-contract"
import { formatMoney } from "@max-booster/kernel"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CurrencyDollar, Plus, Trash } from "@medusajs/icons"
import { Alert, Button, Container, Heading, IconButton, Input, Label, Select, Skeleton, Switch, Text, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { majorOf, minorOf, percentOf, pointsOf } from "../../lib/amounts"
import { call } from "../../lib/call"
import { OURS, useChange } from "../../lib/use-change"

/** A policy as it is typed: percent and major units. */
type Draft = { percent: string; tiers: { from: string; percent: string }[] }

/** What the platform takes: the store's fee, sellers' own, and a warning where it loses. */
const FeesPage = () => {
  const query = useQuery({ queryKey: [OURS, "fees"], queryFn: () => call(readFees) })
  const fees = query.data?.fees
  if (query.isError) return <Container><Heading>Fees could not be read</Heading><Text size="small">{query.error.message}</Text><Button className="mt-3" size="small" variant="secondary" onClick={() => { query.refetch() }}>Try again</Button></Container>
  if (!fees) return <Container><Skeleton className="h-40 w-full" /></Container>
  return (
    <div className="flex flex-col gap-3">
      <StoreFees key={JSON.stringify(fees.store)} fees={fees} />
      <SellerFees fees={fees} />
    </div>
  )
}

function StoreFees({ fees: { store, currency, loss_below, losing_tiers } }: { fees: Fees }) {
  const [draft, setDraft] = useState(toDraft(store, currency))
  const [onBehalf, setOnBehalf] = useState(store.on_behalf_of)
  const [sellsBefore, setSellsBefore] = useState(store.sell_before_onboarding)
  const change = useChange((body: unknown) => call(saveFees, { body }), () => "The store's fee is kept")
  const policy = toPolicy(draft, currency)
  return (
    <Part title="The store’s fee" lead="Taken of what each seller sells, after discounts and without taxes. It holds for carts that are checked out from now on.">
      <PolicyFields draft={draft} currency={currency} onChange={setDraft} />
      <Choice id="on-behalf" label="Sellers are the settlement merchants" hint="A card statement then names the seller, and the fees of his country apply (Stripe’s on_behalf_of). Stripe advises marketplaces against it." checked={onBehalf} onChange={setOnBehalf} />
      <Choice id="sells-before" label="Sell before onboarding ends" hint="A beat may be sold before its producer can be paid; his share waits for him." checked={sellsBefore} onChange={setSellsBefore} />
      {loss_below === null || losing_tiers > 0
        ? <Alert variant="warning">{loss_below === null ? "This fee is below what Stripe takes of a card (2.9% and 30 cents): the platform loses on every direct charge." : `Below ${formatMoney(loss_below)} Stripe takes more of a card (2.9% and 30 cents) than this fee brings. ${losing_tiers} ${losing_tiers === 1 ? "tier is" : "tiers are"} on sale below that.`}</Alert>
        : <Text size="small" className="text-ui-fg-subtle">{`No tier is on sale below ${formatMoney(loss_below)}, where Stripe’s own fee would be more than this one.`}</Text>}
      <Button size="small" className="self-start" isLoading={change.isPending} disabled={policy === null} onClick={() => { change.mutate({ ...policy, on_behalf_of: onBehalf, sell_before_onboarding: sellsBefore }) }}>Save</Button>
    </Part>
  )
}

function SellerFees({ fees: { sellers, currency, store } }: { fees: Fees }) {
  const shops = useQuery({ queryKey: [OURS, "sellers"], queryFn: () => call(listSellers) })
  const [added, setAdded] = useState<string | null>(null)
  const others = (shops.data?.sellers ?? []).filter(({ id }) => !sellers.some(({ seller_id }) => seller_id === id))
  const fresh = others.find(({ id }) => id === added)
  return (
    <Part title="Sellers with a fee of their own" lead="It takes the place of the store’s, tiers and all.">
      {sellers.length === 0 && !fresh && <Text size="small" className="text-ui-fg-subtle">Nobody has one: the store’s fee holds for all.</Text>}
      {sellers.map((seller) => <SellerFee key={seller.seller_id} id={seller.seller_id} name={seller.name} note={`Sold ${formatMoney(seller.sold)} so far, which makes ${percentOf(seller.now)}% now.`} policy={seller} currency={currency} isKept />)}
      {fresh && <SellerFee key={fresh.id} id={fresh.id} name={fresh.name} note="Not kept yet." policy={store} currency={currency} isKept={false} />}
      <Select value={added ?? ""} onValueChange={setAdded} disabled={others.length === 0}>
        <Select.Trigger aria-label="Give a seller a fee of his own"><Select.Value placeholder="Give a seller a fee of his own" /></Select.Trigger>
        <Select.Content>{others.map(({ id, name }) => <Select.Item key={id} value={id}>{name}</Select.Item>)}</Select.Content>
      </Select>
    </Part>
  )
}

type SellerFeeProps = { id: string; name: string; note: string; policy: { points: number; tiers: { from: string; points: number }[] }; currency: string; isKept: boolean }

function SellerFee({ id, name, note, policy, currency, isKept }: SellerFeeProps) {
  const [draft, setDraft] = useState(toDraft(policy, currency))
  const prompt = usePrompt()
  const save = useChange((body: unknown) => call(saveSellerFee, { params: { id }, body }), () => `The fee of ${name} is kept`)
  const drop = useChange((_: undefined) => call(dropSellerFee, { params: { id } }), () => `The store’s fee holds for ${name} again`)
  const remove = async () => {
    if (await prompt({ title: `The store’s fee for ${name}?`, description: "The seller’s own fee is dropped. Sales that were made keep theirs.", confirmText: "Drop it", cancelText: "Cancel" })) drop.mutate(undefined)
  }
  const next = toPolicy(draft, currency)
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-ui-border-base p-4">
      <div><Text weight="plus">{name}</Text><Text size="small" className="text-ui-fg-subtle">{note}</Text></div>
      <PolicyFields draft={draft} currency={currency} onChange={setDraft} />
      <div className="flex gap-2">
        <Button size="small" isLoading={save.isPending} disabled={next === null} onClick={() => { save.mutate(next) }}>Save</Button>
        {isKept && <Button size="small" variant="secondary" isLoading={drop.isPending} onClick={() => { void remove() }}>Use the store’s fee</Button>}
      </div>
    </div>
  )
}

/** Percent, and less or more from certain sums sold on. */
function PolicyFields({ draft, currency, onChange }: { draft: Draft; currency: string; onChange: (draft: Draft) => void }) {
  const setTier = (index: number, change: Partial<Draft["tiers"][number]>) => { onChange({ ...draft, tiers: draft.tiers.map((tier, i) => (i === index ? { ...tier, ...change } : tier)) }) }
  return (
    <div className="flex flex-col gap-2">
      <Field label="Fee, %" value={draft.percent} isWrong={pointsOf(draft.percent) === null} onChange={(percent) => { onChange({ ...draft, percent }) }} />
      {draft.tiers.map((tier, index) => (
        <div key={index} className="flex items-end gap-2">
          <Field label={`Once sold, ${currency.toUpperCase()}`} value={tier.from} isWrong={minorOf(tier.from, currency) === null} onChange={(from) => { setTier(index, { from }) }} />
          <Field label="Fee, %" value={tier.percent} isWrong={pointsOf(tier.percent) === null} onChange={(percent) => { setTier(index, { percent }) }} />
          <IconButton size="small" variant="transparent" aria-label="Take this tier out" onClick={() => { onChange({ ...draft, tiers: draft.tiers.filter((_, i) => i !== index) }) }}><Trash /></IconButton>
        </div>
      ))}
      <Button size="small" variant="transparent" className="self-start" onClick={() => { onChange({ ...draft, tiers: [...draft.tiers, { from: "", percent: draft.percent }] }) }}><Plus />Another fee from a sum on</Button>
    </div>
  )
}

const Field = ({ label, value, isWrong, onChange }: { label: string; value: string; isWrong: boolean; onChange: (value: string) => void }) => (
  <label className="flex w-40 flex-col gap-1"><Text size="small" weight="plus">{label}</Text><Input size="small" inputMode="decimal" className="tabular-nums" value={value} aria-invalid={isWrong} onChange={({ target }) => { onChange(target.value) }} /></label>
)

const Choice = ({ id, label, hint, checked, onChange }: { id: string; label: string; hint: string; checked: boolean; onChange: (on: boolean) => void }) => (
  <div className="flex items-start gap-3">
    <Switch id={id} checked={checked} onCheckedChange={onChange} />
    <div><Label htmlFor={id} weight="plus">{label}</Label><Text size="small" className="text-ui-fg-subtle">{hint}</Text></div>
  </div>
)

const Part = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }) => (
  <Container className="flex flex-col gap-4"><div><Heading>{title}</Heading><Text size="small" className="text-ui-fg-subtle">{lead}</Text></div>{children}</Container>
)

const toDraft = ({ points, tiers }: SellerFeeProps["policy"], currency: string): Draft => ({ percent: percentOf(points), tiers: tiers.map((tier) => ({ from: majorOf({ amount: tier.from, currency }), percent: percentOf(tier.points) })) })

/** A policy for the wire, or null while something is no number. */
function toPolicy({ percent, tiers }: Draft, currency: string): SellerFeeProps["policy"] | null {
  const points = pointsOf(percent)
  const read = tiers.flatMap((tier) => {
    const [from, tierPoints] = [minorOf(tier.from, currency), pointsOf(tier.percent)]
    return from === null || tierPoints === null ? [] : [{ from, points: tierPoints }]
  })
  return points === null || read.length < tiers.length ? null : { points, tiers: read }
}

export const config = defineRouteConfig({ label: "Fees", icon: CurrencyDollar, rank: 5 })
export default FeesPage
