import { type IdentifierSources, readStoreIdentifiers, saveStoreIdentifiers } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Tag } from "@medusajs/icons"
import { Button, Container, Heading, Input, Skeleton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { call } from "../../lib/call"
import { OURS, useChange } from "../../lib/use-change"

/** Sources as they are typed; nothing takes one away. */
type Draft = { prefix: string; first: string; last: string; dpid: string }

/** Where the store's ISRCs and UPCs come from, for shops that have no codes of their own. */
const IdentifiersPage = () => {
  const query = useQuery({ queryKey: [OURS, "identifiers"], queryFn: () => call(readStoreIdentifiers) })
  if (query.isError) return <Container><Heading>Identifiers could not be read</Heading><Text size="small">{query.error.message}</Text><Button className="mt-3" size="small" variant="secondary" onClick={() => { query.refetch() }}>Try again</Button></Container>
  if (!query.data) return <Container><Skeleton className="h-40 w-full" /></Container>
  return <Sources key={JSON.stringify(query.data.identifiers)} sources={query.data.identifiers} />
}

function Sources({ sources }: { sources: IdentifierSources }) {
  const [draft, setDraft] = useState(toDraft(sources))
  const change = useChange((body: unknown) => call(saveStoreIdentifiers, { body }), () => "The store’s identifiers are kept")
  const set = (part: Partial<Draft>) => { setDraft({ ...draft, ...part }) }
  const isHalf = (draft.first.trim() === "") !== (draft.last.trim() === "")
  const { isrc, gtin } = sources
  return (
    <div className="flex flex-col gap-3">
      <Part title="Identifiers" lead="Shops without codes of their own get theirs from here. Codes that were allotted stay, whatever is changed.">
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="ISRC registrant code" hint={isrc ? `${isrc.left.toLocaleString("en")} left in ${isrc.year}` : "Two letters and three letters or digits, from the national ISRC agency. Without it shops enter their own."} value={draft.prefix} onChange={(prefix) => { set({ prefix }) }} />
          <Field label="DDEX party id (DPID)" hint="Names the store as the sender of packages; without it the messages say so." value={draft.dpid} onChange={(dpid) => { set({ dpid }) }} />
          <Field label="First GTIN of the range" hint={gtin ? `${gtin.left.toLocaleString("en")} left` : "With its check digit, as GS1 gave it. A UPC is never made up."} value={draft.first} isWrong={isHalf && draft.first.trim() === ""} onChange={(first) => { set({ first }) }} />
          <Field label="Last GTIN of the range" hint="Of the same length as the first." value={draft.last} isWrong={isHalf && draft.last.trim() === ""} onChange={(last) => { set({ last }) }} />
        </div>
        <Button size="small" className="self-start" isLoading={change.isPending} disabled={isHalf} onClick={() => { change.mutate(toBody(draft)) }}>Save</Button>
      </Part>
    </div>
  )
}

const Field = ({ label, hint, value, isWrong = false, onChange }: { label: string; hint: string; value: string; isWrong?: boolean; onChange: (value: string) => void }) => (
  <label className="flex flex-col gap-1"><Text size="small" weight="plus">{label}</Text><Input size="small" className="tabular-nums" spellCheck={false} value={value} aria-invalid={isWrong} onChange={({ target }) => { onChange(target.value) }} /><Text size="xsmall" className={isWrong ? "text-ui-fg-error" : "text-ui-fg-subtle"}>{hint}</Text></label>
)

const Part = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }) => (
  <Container className="flex flex-col gap-4"><div><Heading>{title}</Heading><Text size="small" className="text-ui-fg-subtle">{lead}</Text></div>{children}</Container>
)

const toDraft = ({ isrc, gtin, dpid }: IdentifierSources): Draft => ({ prefix: isrc?.prefix ?? "", first: gtin?.first ?? "", last: gtin?.last ?? "", dpid: dpid ?? "" })

const toBody = ({ prefix, first, last, dpid }: Draft) => ({ isrc_prefix: prefix.trim() || null, gtin_range: first.trim() ? { first: first.trim(), last: last.trim() } : null, dpid: dpid.trim() || null })

export const config = defineRouteConfig({ label: "Identifiers", icon: Tag, rank: 7 })
export default IdentifiersPage
