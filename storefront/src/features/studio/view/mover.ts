/** Farther than any song reaches at any zoom, px. */
const FAR = 2 ** 24

/** Moves one element along one axis. */
export type Mover = { to: (px: number) => void; end: () => void }

/**
 * Moves an element from frame to frame, as the time of an animation that stands still. Chromium then moves the layer alone; for a changed
 * `transform`, `will-change` or not, it puts all layers of the page together anew, which costs 1 to 2 ms a frame (measured in version 156). So it
 * does for an element that shows nothing: leave such a one where it is.
 */
export function moverOf(element: HTMLElement, axis: "X" | "Y"): Mover {
  const animation = element.animate({ transform: [`translate${axis}(${-FAR}px)`, `translate${axis}(${FAR}px)`] }, { duration: 2 * FAR, fill: "both" })
  animation.pause()
  let last = NaN
  const to = (px: number) => {
    if (px === last) return
    last = px
    animation.currentTime = px + FAR
  }
  to(0)
  return { to, end: () => { animation.cancel() } }
}
