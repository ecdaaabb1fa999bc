import { ButtonLink } from "@/components/button"

/** There is no such page. */
export default function NotFound() {
  return (
    <div className="mx-auto grid max-w-xl justify-items-start gap-4 px-4 py-24">
      <h1 className="text-4xl font-extrabold">This is not in the crates</h1>
      <p className="text-muted">The page does not exist, or the beat was withdrawn. Licenses that you bought stay in your account.</p>
      <div className="flex flex-wrap gap-3"><ButtonLink href="/beats">Browse beats</ButtonLink><ButtonLink href="/account/licenses" tone="quiet">My licenses</ButtonLink></div>
    </div>
  )
}
