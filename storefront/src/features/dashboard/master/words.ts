/** What is left, in words to follow a percentage; empty while nobody can say. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return ""
  if (seconds < 5) return " · a moment left"
  return seconds < 90 ? ` · about ${Math.ceil(seconds / 5) * 5} s left` : ` · about ${Math.round(seconds / 60)} min left`
}
