/** The first lines of a file as they stand. */
export function PreviewTable({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  if (rows.length === 0) return <p className="text-muted">The file has no lines below its names of columns.</p>
  return (
    <div className="overflow-x-auto rounded-lg border border-line" tabIndex={0} role="region" aria-label="First lines of the file">
      <table className="tabular w-full whitespace-nowrap text-sm">
        <thead className="bg-raised text-left"><tr>{columns.map((column, i) => <th key={i} scope="col" className="px-3 py-2 font-semibold">{column}</th>)}</tr></thead>
        <tbody>{rows.map((row, i) => <tr key={i} className="border-t border-line">{columns.map((_, n) => <td key={n} className="max-w-64 truncate px-3 py-2">{row[n]}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}
