import { ArrowPath, ExclamationCircle } from "@medusajs/icons"
import { Button, Container, DataTable, type DataTableEmptyStateProps, Heading, IconButton, Text, Tooltip, useDataTable } from "@medusajs/ui"
import type { UseQueryResult } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"

/** Columns of rows, as the table takes them. */
type Columns<Row> = Parameters<typeof useDataTable<Row>>[0]["columns"]

type Props<Row, Answer> = {
  title: string
  /** One sentence under the title. */
  lead: string
  query: UseQueryResult<Answer>
  rowsOf: (answer: Answer) => Row[]
  columns: Columns<Row>
  idOf: (row: Row) => string
  isFound: (search: string, row: Row) => boolean
  searchFor: string
  empty: DataTableEmptyStateProps["empty"]
  /** Between the heading and the table: totals, tabs. */
  children?: ReactNode
}

const PAGE_SIZE = 20

/** A list of the operator: heading, search, table, pages, and its loading, empty and error states. */
export function DataPage<Row, Answer>({ title, lead, query, rowsOf, columns, idOf, isFound, searchFor, empty, children }: Props<Row, Answer>) {
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-x-4 px-6 py-4">
        <div>
          <Heading>{title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">{lead}</Text>
        </div>
        <Tooltip content="Read again">
          <IconButton size="small" className="shrink-0" aria-label={`Read ${title.toLowerCase()} again`} isLoading={query.isFetching} onClick={() => { query.refetch() }}>
            <ArrowPath />
          </IconButton>
        </Tooltip>
      </div>
      {children}
      {query.isError && query.data === undefined
        ? <Failure title={title} message={query.error.message} retry={() => { query.refetch() }} />
        : <Rows rows={query.data === undefined ? [] : rowsOf(query.data)} isLoading={query.isPending} {...{ columns, idOf, isFound, searchFor, empty }} />}
    </Container>
  )
}

type RowsProps<Row> = Pick<Props<Row, unknown>, "columns" | "idOf" | "isFound" | "searchFor" | "empty"> & { rows: Row[]; isLoading: boolean }

function Rows<Row>({ rows, columns, idOf, isFound, searchFor, empty, isLoading }: RowsProps<Row>) {
  const [search, setSearch] = useState("")
  const [page, setPage] = useState({ pageIndex: 0, pageSize: PAGE_SIZE })
  const found = search.trim() === "" ? rows : rows.filter((row) => isFound(search.trim(), row))
  const last = Math.max(0, Math.ceil(found.length / PAGE_SIZE) - 1)
  const pageIndex = Math.min(page.pageIndex, last)
  const instance = useDataTable({
    data: found.slice(pageIndex * PAGE_SIZE, (pageIndex + 1) * PAGE_SIZE), columns, getRowId: idOf, rowCount: found.length, isLoading,
    search: { state: search, onSearchChange: setSearch, debounce: 100 },
    pagination: { state: { pageIndex, pageSize: PAGE_SIZE }, onPaginationChange: setPage },
  })
  return (
    <DataTable instance={instance}>
      <DataTable.Toolbar className="flex items-center justify-end px-6 py-3">
        <DataTable.Search placeholder={searchFor} className="w-full md:w-64" />
      </DataTable.Toolbar>
      <DataTable.Table emptyState={{ empty, filtered: { heading: "Nothing found", description: `Nothing here fits “${search}”.` } }} />
      <DataTable.Pagination />
    </DataTable>
  )
}

function Failure({ title, message, retry }: { title: string; message: string; retry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-16 text-center">
      <ExclamationCircle className="text-ui-fg-error" />
      <div>
        <Text weight="plus">{`${title} could not be read`}</Text>
        <Text size="small" className="text-ui-fg-subtle">{message}</Text>
      </div>
      <Button size="small" variant="secondary" onClick={retry}>Try again</Button>
    </div>
  )
}
