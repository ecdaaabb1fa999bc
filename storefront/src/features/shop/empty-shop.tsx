import { ButtonLink } from "@/components/button"

/** A shop without beats says what comes next. */
export function EmptyShop() {
  return (
    <section className="mx-auto grid max-w-xl justify-items-center gap-4 px-4 py-16 text-center">
      <h2 className="text-2xl font-bold">The crates are still empty</h2>
      <p className="text-muted">The first beats are on their way. If you make music, yours can be among them.</p>
      <ButtonLink href="/sell">Open a shop</ButtonLink>
    </section>
  )
}
