"use client"

import type { BulkDealView, BundleView, CouponView } from "@max-booster/api-contract"
import Link from "next/link"
import { Badge } from "@/components/badge"
import { Field, inputLook, Labelled } from "@/components/field"
import { Panel } from "@/components/panel"
import { parsePrice } from "@/features/dashboard/beat/price"
import { formatMoney } from "@/lib/format"
import { DealForm, EndDeal, endOf, TypeChoice } from "./deal-form.client"
import { bulkWords, endWords, typeWords } from "./words"

export type TypeName = { type: string; label: string }
const labelOf = (types: readonly TypeName[]) => (type: string) => types.find((each) => each.type === type)?.label ?? type
const row = "flex flex-wrap items-center justify-between gap-3 border-t border-line py-3 first:border-t-0"
const LastDay = () => <Field id="ends_on" label="Last day (nothing: until you end it)" type="date" />

/** "Buy 2, get 1 free" and the like. */
export function BulkPanel({ deals, types, now }: { deals: BulkDealView[]; types: TypeName[]; now: string }) {
  return (
    <Panel title="Buy more, pay less" lead="Of every so many licenses the cheapest are free. What is saved is divided over all of them, so every beat earns its part.">
      <ul>
        {deals.map((deal) => (
          <li key={deal.id} className={row}>
            <div className="min-w-0"><p className="font-semibold">{deal.title}</p><p className="text-[15px] text-muted">{`${bulkWords(deal)}: ${typeWords(deal.types, labelOf(types), "every license but exclusive ones")}. ${endWords(deal.ends_at, new Date(now))}.`}</p></div>
            <EndDeal kind="bulk" id={deal.id} name={deal.title} />
          </li>
        ))}
      </ul>
      <DealForm kind="bulk" open="New deal" read={(data) => ({ title: data.get("title"), buy: Number(data.get("buy")), free: Number(data.get("free")), types: data.getAll("types"), enabled: true, ends_at: endOf(data) })}>
        {(fields) => (
          <>
            <div className="grid gap-4 sm:grid-cols-[2fr_1fr_1fr]">
              <Field id="bulk-title" name="title" label="Name" defaultValue="Buy 2, get 1 free" maxLength={80} error={fields.title} />
              <Field id="bulk-buy" name="buy" label="Pay for" type="number" min={1} max={20} defaultValue={2} error={fields.buy} />
              <Field id="bulk-free" name="free" label="Get free" type="number" min={1} max={20} defaultValue={1} error={fields.free} />
            </div>
            <TypeChoice types={types} legend="Licenses that count (none: all but exclusive ones)" />
            <LastDay />
          </>
        )}
      </DealForm>
    </Panel>
  )
}

/** Beats for one price together. */
export function BundlePanel({ bundles, types, beats, currency, now }: { bundles: BundleView[]; types: TypeName[]; beats: { id: string; title: string }[]; currency: string; now: string }) {
  return (
    <Panel title="Bundles" lead="Beats that cost less together than one by one. Each bundle has a page of its own.">
      <ul>
        {bundles.map(({ id, handle, title, label, price, list_price, beats: members, ends_at }) => (
          <li key={id} className={row}>
            <div className="min-w-0">
              <p className="font-semibold">{list_price ? <Link href={`/bundles/${handle}`} className="hover:underline">{title}</Link> : title} {!list_price && <Badge tone="warn">Not on sale</Badge>}</p>
              <p className="tabular text-[15px] text-muted">{`${members.length} beats, ${label}: ${formatMoney(price)}${list_price ? ` instead of ${formatMoney(list_price)}` : "; one of its beats is not on sale in this license"}. ${endWords(ends_at, new Date(now))}.`}</p>
            </div>
            <EndDeal kind="bundle" id={id} name={title} />
          </li>
        ))}
      </ul>
      {beats.length < 2
        ? <p className="text-[15px] text-muted">Put two beats on sale, and you can bundle them.</p>
        : (
          <DealForm kind="bundle" open="New bundle" read={(data) => ({ title: data.get("title"), description: data.get("description"), type: data.get("type"), listing_ids: data.getAll("beats"), price: parsePrice(String(data.get("price")), currency) ?? { amount: "", currency }, enabled: true, ends_at: endOf(data) })}>
            {(fields) => (
              <>
                <div className="grid gap-4 sm:grid-cols-3">
                  <Field id="bundle-title" name="title" label="Name" maxLength={80} error={fields.title} />
                  <Labelled id="bundle-type" label="License"><select id="bundle-type" name="type" className={inputLook}>{types.map(({ type, label }) => <option key={type} value={type}>{label}</option>)}</select></Labelled>
                  <Field id="bundle-price" name="price" label={`Price together (${currency.toUpperCase()})`} inputMode="decimal" className="tabular" error={fields.price && "Write a price"} />
                </div>
                <Labelled id="bundle-description" label="What it is (not needed)"><textarea id="bundle-description" name="description" rows={2} maxLength={2_000} className={`${inputLook} py-2`} /></Labelled>
                <fieldset className="grid gap-1" aria-invalid={fields.listing_ids ? true : undefined}>
                  <legend className="text-sm font-semibold">Beats</legend>
                  <div className="grid max-h-64 overflow-y-auto sm:grid-cols-2">{beats.map(({ id, title }) => <label key={id} className="flex min-h-11 min-w-0 items-center gap-2 text-[15px]"><input type="checkbox" name="beats" value={id} className="size-5 shrink-0 accent-(--accent)" /><span className="truncate">{title}</span></label>)}</div>
                  {fields.listing_ids && <p className="text-sm text-bad">{fields.listing_ids}</p>}
                </fieldset>
                <LastDay />
              </>
            )}
          </DealForm>
        )}
    </Panel>
  )
}

/** Discount codes. */
export function CodesPanel({ coupons, types, now }: { coupons: CouponView[]; types: TypeName[]; now: string }) {
  return (
    <Panel title="Discount codes" lead="For your licenses alone. Agreed offers and upgrades are not reduced further.">
      <ul>
        {coupons.map(({ id, code, percent, types: of, used, limit, ends_at }) => (
          <li key={id} className={row}>
            <div className="min-w-0"><p className="font-mono font-semibold">{code}</p><p className="tabular text-[15px] text-muted">{`${percent}% off ${typeWords(of, labelOf(types), "every license")}. Used ${limit === null ? `${used} times` : `${used} of ${limit} times`}. ${endWords(ends_at, new Date(now))}.`}</p></div>
            <EndDeal kind="coupon" id={id} name={code} />
          </li>
        ))}
      </ul>
      <DealForm kind="coupon" open="New code" read={(data) => ({ code: data.get("code"), percent: Number(data.get("percent")), types: data.getAll("types"), limit: data.get("limit") ? Number(data.get("limit")) : null, ends_at: endOf(data) })}>
        {(fields) => (
          <>
            <div className="grid gap-4 sm:grid-cols-3">
              <Field id="coupon-code" name="code" label="Code" maxLength={32} autoCapitalize="characters" autoComplete="off" spellCheck={false} className="font-mono uppercase" error={fields.code} />
              <Field id="coupon-percent" name="percent" label="Percent off" type="number" min={1} max={100} defaultValue={20} error={fields.percent} />
              <Field id="coupon-limit" name="limit" label="Uses (nothing: no limit)" type="number" min={1} error={fields.limit} />
            </div>
            <TypeChoice types={types} legend="Licenses that it is for (none: all)" />
            <LastDay />
          </>
        )}
      </DealForm>
    </Panel>
  )
}
