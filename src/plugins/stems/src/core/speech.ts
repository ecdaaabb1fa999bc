import { ok, refuse, type Result } from "@max-booster/kernel"

/** Voices of flite, as FFmpeg's source of the same name has them, with what a producer reads. */
export const VOICES = { slt: "Clara, clear", rms: "Ron, deep", awb: "Alan, Scottish", kal16: "Karl, robotic" } as const
export type Voice = keyof typeof VOICES

const MOST_CHARACTERS = 80

/**
 * Text as the voice can read it: one line of English letters, figures and marks of breath; accents are left out.
 * What comes out holds nothing that a file of text could be taken for.
 */
export function speakable(text: string): Result<string> {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/&/g, " and ").replace(/\$/g, " dollar ")
  const foreign = plain.match(/[\p{L}\p{N}]/gu)?.find((char) => !/[a-z0-9]/i.test(char))
  if (foreign) return refuse("not-speakable", `The voice reads English letters only, and cannot say “${foreign}”. Write it as it sounds, or upload a recording.`)
  const words = plain.replace(/[^a-zA-Z0-9.,!?' -]/g, " ").replace(/\s+/g, " ").trim()
  if (!/[a-z0-9]/i.test(words)) return refuse("nothing-to-say", "Write what the voice is to say, for example the name of your shop.")
  if (words.length > MOST_CHARACTERS) return refuse("too-long-to-say", `That is too long for a tag: at most ${MOST_CHARACTERS} characters.`)
  return ok(words)
}
