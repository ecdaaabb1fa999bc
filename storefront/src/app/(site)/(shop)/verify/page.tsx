import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { DropContract } from "@/features/verify/drop-contract.client"
import { byFile } from "@/features/verify/look-up"
import { NumberForm } from "@/features/verify/number-form"

export const metadata: Metadata = { title: "Verify a license", description: "Whether a license of this shop holds: by its number and code, or by its contract’s PDF." }

/** Where anybody looks whether a license holds. */
export default async function VerifyPage({ searchParams }: { searchParams: Promise<{ number?: string; c?: string; sha256?: string }> }) {
  const { number = "", c = "", sha256 = "" } = await searchParams
  if (number.trim()) redirect(pageOf(number.trim(), c.trim()))
  const found = sha256 ? await byFile(sha256) : null
  if (found && typeof found !== "string") redirect(`${pageOf(found.number, found.code)}&sha256=${found.pdf_sha256}`)
  return (
    <div className="mx-auto grid max-w-2xl gap-6 px-4 py-8 md:px-6 md:py-14">
      <PageHead title="Verify a license" lead="Whether it holds, what it permits, and whether a contract is unchanged. No name of a buyer is shown." />
      <Panel title="By its contract">
        {found && <Message title="No license found">{`${found} It may have been changed, or it is not from this shop. One byte is enough.`}</Message>}
        <DropContract sha256={null} />
      </Panel>
      <Panel title="By number and code"><NumberForm /></Panel>
    </div>
  )
}

const pageOf = (number: string, code: string) => `/verify/${encodeURIComponent(number)}?c=${encodeURIComponent(code)}`
