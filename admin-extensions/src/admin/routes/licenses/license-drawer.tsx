import type { SoldLicense } from "@max-booster/api-contract"
import { Button, Drawer, Text } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { asWords, moment } from "../../lib/words"
import { BreachDecision } from "./breach-decision"

/** A license with its term, its use, its history, and what can be done about a breach. */
export function LicenseDrawer({ license }: { license: SoldLicense }) {
  const [isOpen, setOpen] = useState(false)
  const { number, beat_title, label, licensee, starts_on, ends_on, usage, history, reports, successor, state } = license
  const used = usage.filter((row) => row.used !== null)
  return (
    <Drawer open={isOpen} onOpenChange={setOpen}>
      <Drawer.Trigger asChild><Button size="small" variant={license.breach ? "primary" : "secondary"} aria-label={`Open license ${number}`}>Open</Button></Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{`License ${number}`}</Drawer.Title>
          <Drawer.Description>{`${beat_title}, ${label}, ${licensee}. ${asWords(state)}, from ${starts_on} ${ends_on ? `to ${ends_on}` : "without end"}${successor ? `; then ${successor.number}` : ""}.`}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-6 overflow-y-auto">
          {state === "valid" && <Part title="Breach"><BreachDecision license={license} /></Part>}
          <Part title="Use, as reported">
            {used.length === 0 && <Text size="small" className="text-ui-fg-subtle">Nothing was reported.</Text>}
            {used.map(({ cap, used: total, limit, percent }) => (
              <div key={cap} className="flex flex-col gap-1">
                <Text size="small">{`${asWords(cap.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))}: ${total?.toLocaleString()}${limit === null ? ", no limit" : ` of ${limit.toLocaleString()}`}`}</Text>
                {percent !== null && <progress className="h-1.5 w-full" max={100} value={Math.min(100, percent)} aria-label={`${cap}: ${percent}% of the limit`} />}
              </div>
            ))}
            {reports.map(({ as_of, note, reported_at }) => note && <Text key={reported_at} size="small" className="break-words text-ui-fg-subtle">{`${as_of}: ${note}`}</Text>)}
          </Part>
          <Part title="History">
            {history.length === 0 && <Text size="small" className="text-ui-fg-subtle">Nothing is noted of it.</Text>}
            {history.map(({ id, kind, by, words, at }) => <Text key={id} size="small"><span className="text-ui-fg-subtle">{`${moment(at)}, ${by}: `}</span>{`${asWords(kind)}${words ? `. ${words}` : ""}`}</Text>)}
          </Part>
        </Drawer.Body>
        <Drawer.Footer><Drawer.Close asChild><Button size="small" variant="secondary">Close</Button></Drawer.Close></Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => <section aria-label={title} className="flex flex-col gap-2"><Text size="small" weight="plus">{title}</Text>{children}</section>
