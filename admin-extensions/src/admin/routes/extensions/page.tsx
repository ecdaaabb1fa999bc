import { type Extension, listExtensions } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { PuzzleSolid } from "@medusajs/icons"
import { Badge, Button, Container, Heading, Skeleton, StatusBadge, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { call } from "../../lib/call"
import { OURS } from "../../lib/use-change"

/** Packages that bring license types along, and what is wrong with those that were left out. */
const ExtensionsPage = () => {
  const query = useQuery({ queryKey: [OURS, "extensions"], queryFn: () => call(listExtensions) })
  if (query.isError) return <Container><Heading>Extensions could not be read</Heading><Text size="small">{query.error.message}</Text><Button className="mt-3" size="small" variant="secondary" onClick={() => { query.refetch() }}>Try again</Button></Container>
  if (!query.data) return <Container><Skeleton className="h-40 w-full" /></Container>
  const { extensions } = query.data
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>Extensions</Heading>
        <Text size="small" className="text-ui-fg-subtle">Packages that LICENSE_PLUGINS names. One that is left out stops nothing else, and licenses that were sold stay as they are.</Text>
      </div>
      {extensions.length === 0
        ? <Text size="small" className="px-6 py-10 text-center text-ui-fg-subtle">None. Install a package with license types and name it in LICENSE_PLUGINS.</Text>
        : <ul className="divide-y">{extensions.map((extension) => <Row key={extension.name} {...extension} />)}</ul>}
    </Container>
  )
}

const Row = ({ name, version, types, fault }: Extension) => (
  <li className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
    <div className="min-w-0">
      <Text size="small" weight="plus" className="break-words">{name}{version && <span className="ml-2 font-normal text-ui-fg-subtle">{version}</span>}</Text>
      {fault && <Text size="small" className="break-words text-ui-fg-error">{fault}</Text>}
      <div className="flex flex-wrap gap-1 pt-1">{types.map(({ id, label }) => <Badge key={id} size="2xsmall">{label}</Badge>)}</div>
    </div>
    <StatusBadge color={fault ? "red" : "green"}>{fault ? "Left out" : "Installed"}</StatusBadge>
  </li>
)

export const config = defineRouteConfig({ label: "Extensions", icon: PuzzleSolid, rank: 9 })
export default ExtensionsPage
