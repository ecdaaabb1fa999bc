import { Studio } from "@/features/studio/ui/studio.client"

/** One project in the studio. */
export default async function StudioPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <Studio id={id} person="me" name="Untitled" />
}
