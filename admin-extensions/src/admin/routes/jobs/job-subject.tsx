import type { JobRow } from "@max-booster/api-contract"
import { Text, Tooltip } from "@medusajs/ui"
import { asWords } from "../../lib/words"

/** A job's name, its queue, and what it was asked to do as a tooltip. */
export const JobSubject = ({ job: { name, queue, id, data } }: { job: JobRow }) => (
  <Tooltip maxWidth={480} content={<code className="whitespace-pre-wrap break-all text-xs">{JSON.stringify(data, null, 2)}</code>}>
    <div tabIndex={0} className="outline-none focus-visible:shadow-borders-focus rounded">
      <Text size="small" weight="plus">{asWords(name)}</Text>
      <Text size="xsmall" className="text-ui-fg-subtle">{`${queue} · ${id}`}</Text>
    </div>
  </Tooltip>
)
