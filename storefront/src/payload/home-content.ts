/** What the home page says, as the shop's page takes it. */
export type HomeContent = {
  eyebrow: string
  headline: string
  text: string
  action: { label: string; href: string }
  featured_title: string
  newest_title: string
  /** Handles of hand-picked beats, in order; empty means those that the operator marked as featured. */
  featured_handles: string[]
}

/** What a new shop says, and what it says while its database is away. */
export const defaultHome: HomeContent = {
  eyebrow: "Beats with a contract you can read",
  headline: "Find the beat. Own the right to use it.",
  text: "Hear every beat in full, see the price with everything included, and get the files and a signed license within a minute of paying.",
  action: { label: "Browse beats", href: "/beats" },
  featured_title: "Picked this week",
  newest_title: "Just in",
  featured_handles: [],
}
