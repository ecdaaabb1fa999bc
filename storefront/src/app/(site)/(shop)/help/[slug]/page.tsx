import { RichText } from "@payloadcms/richtext-lexical/react"
import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { getPage } from "@/payload/pages"

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await getPage((await params).slug)
  return page ? { title: page.title, ...(page.summary && { description: page.summary }) } : {}
}

/** One help page as the operator wrote it. */
export default async function HelpArticle({ params }: Props) {
  const page = await getPage((await params).slug)
  if (!page) notFound()
  return (
    <article className="prose-page mx-auto grid max-w-3xl gap-6 px-4 py-8 md:px-6 md:py-12">
      <p className="text-[15px]"><Link href="/help" className="text-muted hover:text-ink hover:underline">Help</Link></p>
      <h1 className="text-4xl font-extrabold">{page.title}</h1>
      <RichText data={page.body} className="prose-page" />
    </article>
  )
}
