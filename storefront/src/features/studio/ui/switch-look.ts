/** The small switches of a track: mute, solo, arm, automation; as tall as a thumb where thumbs are. */
export const switchLook = "grid h-7 w-8 place-items-center rounded border border-line-strong text-xs font-bold pointer-coarse:h-11"
