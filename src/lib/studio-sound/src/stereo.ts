/**
 * How a node that remembers sound is made. As it stands a node has as many channels as its inputs have, and one once nothing plays into it
 * any more: what a filter or a delay still holds is then mixed to mono or dropped, a moment after the last source has ended.
 */
export const stereo = { channelCount: 2, channelCountMode: "explicit" } as const

/** Whether a node hears two channels whatever comes in. */
export const isStereo = ({ channelCount, channelCountMode }: AudioNode): boolean => channelCount === 2 && channelCountMode === "explicit"
