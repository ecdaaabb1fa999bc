import { ButtonLink } from "@/components/button"
import { PageHead } from "@/components/panel"

/** A release that is not this shop's, or was deleted. */
export default function NotFound() {
  return <><PageHead title="There is no such release" lead="It was deleted, or it belongs to another shop." /><div><ButtonLink href="/sell/releases">Your releases</ButtonLink></div></>
}
