import { readFree } from "@max-booster/api-contract"
import { Download } from "lucide-react"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { Panel } from "@/components/panel"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { callOrNotFound } from "@/features/account/session"
import { AuthPage } from "@/features/auth/auth-page"
import { capWords } from "@/features/shop/words"
import { BackendError } from "@/lib/backend"
import { formatBytes } from "@/lib/format"

export const metadata: Metadata = { title: "Your free download", robots: { index: false }, referrer: "no-referrer" }

/** Where the mailed link of a free download leads: the files, and what they may be used for. */
export default async function FreePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const answer = await callOrNotFound(readFree, { params: { token } }).catch((error: unknown) => {
    if (error instanceof BackendError && error.status === 400) return error
    throw error
  })
  if (answer instanceof BackendError) {
    return <AuthPage title={answer.code === "issuing" ? "In a moment" : "Not any more"}><RefreshWhile isMaking={answer.code === "issuing"} /><Message tone="warn">{answer.message}</Message><div><ButtonLink href="/beats" tone="quiet">To the beats</ButtonLink></div></AuthPage>
  }
  const { license: { beat_title, producer, label, number, caps, ends_on }, files } = answer
  return (
    <div className="mx-auto grid max-w-2xl gap-6 px-4 py-8 md:px-6 md:py-14">
      <div className="grid gap-2"><h1 className="text-4xl font-extrabold [overflow-wrap:anywhere] md:text-5xl">{beat_title}</h1><p className="text-lg text-muted">{`by ${producer} · ${label}, license ${number}`}</p></div>
      <Panel title="Files" lead="Each link works for an hour; load this page again for fresh ones.">
        <ul className="grid gap-2">
          {files.map(({ kind, label: name, filename, size, url }) => (
            <li key={kind} className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-raised px-4 py-2">
              <div className="min-w-0 flex-1 basis-56"><p className="font-semibold">{name}</p><p className="tabular break-words text-sm text-muted">{`${filename} · ${formatBytes(size)}`}</p></div>
              <a href={url} aria-label={`Download ${name}`} className="inline-flex min-h-11 items-center gap-2 rounded-lg bg-accent px-4 font-semibold text-accent-ink hover:brightness-110"><Download size={18} aria-hidden />Download</a>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="What it permits" lead="For songs that earn nothing. To sell or monetize yours, get one of the beat’s other licenses."><ul className="grid gap-2 sm:grid-cols-2">{capWords(caps).map(({ words, granted }) => <li key={words} className={granted ? "" : "text-muted"}>{words}</li>)}</ul>{ends_on && <p className="text-[15px] text-muted">{`It ends with ${ends_on}.`}</p>}</Panel>
    </div>
  )
}
