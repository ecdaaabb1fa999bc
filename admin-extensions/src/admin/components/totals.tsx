import { Skeleton, Text } from "@medusajs/ui"

/** Figures in a row, each with its label; `undefined` while they are read. */
export function Totals({ figures }: { figures: readonly { label: string; value: string | undefined }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-4 px-6 py-4 md:grid-cols-4">
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt><Text size="small" className="text-ui-fg-subtle">{label}</Text></dt>
          <dd>{value === undefined ? <Skeleton className="mt-1 h-6 w-24" /> : <Text size="xlarge" weight="plus" className="tabular-nums">{value}</Text>}</dd>
        </div>
      ))}
    </dl>
  )
}
