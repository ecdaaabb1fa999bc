"use client"
import { useRouter } from "next/navigation"
import { useEffect, useRef } from "react"

/** Shows the new list as soon as a filter changes, without a page load, so that the player plays on. */
export function AutoSubmit() {
  const anchor = useRef<HTMLSpanElement>(null)
  const router = useRouter()
  useEffect(() => {
    const form = anchor.current?.closest("form")
    if (!form) return
    const go = () => {
      const search = new URLSearchParams([...new FormData(form)].flatMap(([k, v]) => (typeof v === "string" && v ? [[k, v]] : [])))
      router.push(`${new URL(form.action).pathname}?${search}`, { scroll: false })
    }
    const onSubmit = (event: Event) => { event.preventDefault(); go() }
    form.addEventListener("change", go)
    form.addEventListener("submit", onSubmit)
    return () => { form.removeEventListener("change", go); form.removeEventListener("submit", onSubmit) }
  }, [router])
  return <span ref={anchor} hidden />
}
