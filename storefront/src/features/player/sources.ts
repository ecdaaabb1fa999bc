import type { SoundLinks } from "@max-booster/api-contract"

type Source = SoundLinks["previews"][number]

/** What a browser plays of a preview's formats, in their order; all of them when it says that it plays none: it may be wrong. */
export function playable(previews: readonly Source[], canPlay: (mimeType: string) => string): readonly Source[] {
  const plays = previews.filter(({ mime_type }) => canPlay(mime_type) !== "")
  return plays.length > 0 ? plays : previews
}
