/** A row of figures with their names. */
export function Figures({ figures }: { figures: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="tabular grid grid-cols-2 gap-3 md:grid-cols-4">
      {figures.map(([name, value]) => <div key={name} className="grid content-between gap-1 rounded-xl border border-line bg-surface p-4"><dt className="text-sm text-muted">{name}</dt><dd className="font-display text-2xl font-extrabold lg:text-3xl">{value}</dd></div>)}
    </dl>
  )
}
