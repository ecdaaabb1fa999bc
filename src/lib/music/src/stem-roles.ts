/** What a stem plays, in the order in which stems are shown, each with the words by which its files are named. */
export const stemRoles = [
  { id: "kick", label: "Kick", words: ["kick", "kicks", "bd", "bassdrum", "kik"] },
  { id: "snare", label: "Snare and clap", words: ["snare", "snares", "sd", "clap", "claps", "rim", "rimshot", "snap", "snaps"] },
  { id: "hats", label: "Hats and cymbals", words: ["hat", "hats", "hihat", "hihats", "hh", "cymbal", "cymbals", "crash", "ride", "openhat", "oh"] },
  { id: "percussion", label: "Percussion", words: ["perc", "percs", "percussion", "tom", "toms", "conga", "congas", "bongo", "bongos", "shaker", "shakers", "tambourine", "cowbell", "logdrum"] },
  { id: "drums", label: "Drums", words: ["drum", "drums", "drumloop", "beat", "break", "breaks", "kit"] },
  { id: "bass", label: "Bass", words: ["bass", "sub", "subbass", "808", "808s", "reese"] },
  { id: "keys", label: "Keys", words: ["keys", "key", "piano", "pianos", "rhodes", "wurli", "wurlitzer", "organ", "ep", "clav", "clavinet"] },
  { id: "guitar", label: "Guitar", words: ["guitar", "guitars", "gtr", "gtrs", "acoustic", "electric", "ukulele", "banjo"] },
  { id: "strings", label: "Strings", words: ["strings", "string", "violin", "violins", "viola", "cello", "celli", "orchestra", "harp"] },
  { id: "brass", label: "Brass and winds", words: ["brass", "horn", "horns", "trumpet", "trombone", "sax", "saxophone", "flute", "clarinet"] },
  { id: "lead", label: "Lead", words: ["lead", "leads", "melody", "melodies", "hook", "riff", "topline"] },
  { id: "pad", label: "Pad", words: ["pad", "pads", "atmosphere", "atmos", "ambience", "drone", "texture"] },
  { id: "synth", label: "Synth", words: ["synth", "synths", "arp", "arps", "pluck", "plucks", "bell", "bells", "chord", "chords", "stab", "stabs"] },
  { id: "vocals", label: "Vocals", words: ["vocal", "vocals", "vox", "voice", "choir", "adlib", "adlibs", "acapella", "acappella", "backing", "bgv", "rap", "chant", "chants"] },
  { id: "fx", label: "Effects", words: ["fx", "sfx", "effect", "effects", "riser", "risers", "sweep", "sweeps", "impact", "impacts", "noise", "foley", "transition", "vinyl", "downlifter", "uplifter"] },
  { id: "other", label: "Other", words: [] },
] as const

/** The id of a role. */
export type StemRole = (typeof stemRoles)[number]["id"]

/** Ids alone, for schemas. */
export const stemRoleIds = stemRoles.map(({ id }) => id) as [StemRole, ...StemRole[]]

/**
 * The role that a file's name tells: of the words in it the last that names one, since names go from the whole to the part
 * ("Drums - Kick", "Night Drive Bass"), but a part of a kit before the kit, wherever it stands ("Kick Drum").
 * @returns `other` when no word names a role
 */
export function roleOfName(name: string): StemRole {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().normalize("NFKD").split(/[^a-z0-9]+/).map((word) => word.replace(/^(\D+)\d+$/, "$1"))
  const joined = words.flatMap((word, index) => [word, `${word}${words[index + 1] ?? ""}`])
  const named = joined.flatMap((word) => stemRoles.filter((role) => (role.words as readonly string[]).includes(word)).map(({ id }) => id))
  return named.filter((id) => id !== "drums").at(-1) ?? named.at(-1) ?? "other"
}
