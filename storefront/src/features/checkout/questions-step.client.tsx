"use client"

import type { Answer, CartLine, Question } from "@max-booster/api-contract"
import { useState } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useForm } from "@/features/auth/use-form.client"
import { cn } from "@/lib/cn"
import { answerAction } from "./actions"

/** What a license asks about its use: shown when answered, asked for when not. */
export function QuestionsStep({ line: { id, beat, label, questions, answers } }: { line: CartLine }) {
  const [isChanging, setChanging] = useState(false)
  return (
    <section aria-label={`Questions of the ${label} license of ${beat.title}`} className="grid gap-3">
      <h3 className="font-semibold">{`${beat.title}, ${label} license`}</h3>
      {answers && !isChanging
        ? <Answered answers={answers} onChange={() => { setChanging(true) }} />
        : <QuestionsForm lineId={id} questions={questions} answers={answers ?? []} onSaved={() => { setChanging(false) }} />}
    </section>
  )
}

function Answered({ answers, onChange }: { answers: Answer[]; onChange: () => void }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-4">
      <AnswerList answers={answers} />
      <Button tone="quiet" onClick={onChange}>Change answers</Button>
    </div>
  )
}

/** Answers with their questions. */
export function AnswerList({ answers }: { answers: readonly Answer[] }) {
  return (
    <dl className="grid min-w-0 gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
      {answers.map(({ name, label, words }) => <div key={name} className="sm:contents"><dt className="text-muted">{label}</dt><dd dir="auto" className="min-w-0 whitespace-pre-line wrap-anywhere">{words}</dd></div>)}
    </dl>
  )
}

function QuestionsForm({ lineId, questions, answers, onSaved }: { lineId: string; questions: Question[]; answers: Answer[]; onSaved: () => void }) {
  const { outcome, isPending, form } = useForm(answerAction.bind(null, lineId), onSaved)
  return (
    <form {...form} className="grid max-w-xl gap-4">
      {questions.map((question) => <Asked key={question.name} id={`${lineId}-${question.name}`} question={question} value={answers.find(({ name }) => name === question.name)?.value} error={outcome?.fields?.[question.name]} />)}
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" disabled={isPending}>{isPending ? "Saving…" : "Save answers"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}

type AskedProps = { id: string; question: Question; value: Answer["value"] | undefined; error: string | undefined }

function Asked({ id, question, value, error }: AskedProps) {
  const { name, required } = question
  const hint = [question.help, required ? "" : "May stay empty."].filter(Boolean).join(" ")
  const label = { id, label: question.label, hint, error }
  const control = { id, name, required, "aria-invalid": error ? true : undefined, "aria-describedby": hint || error ? `${id}-help` : undefined }
  const typed = value === undefined ? "" : String(value)
  switch (question.kind) {
    case "text":
      return question.longest <= 200
        ? <Field {...label} name={name} required={required} dir="auto" defaultValue={typed} autoComplete="off" />
        : <Labelled {...label}><textarea {...control} rows={4} dir="auto" defaultValue={typed} className={cn(inputLook, "py-2", error && "border-bad")} /></Labelled>
    case "number": return <Field {...label} name={name} required={required} inputMode={question.whole ? "numeric" : "decimal"} defaultValue={typed} autoComplete="off" />
    case "date": return <Field {...label} name={name} required={required} type="date" defaultValue={typed} />
    case "choice":
      return (
        <Labelled {...label}>
          <select {...control} defaultValue={typed} className={cn(inputLook, error && "border-bad")}>
            <option value="">{required ? "Choose one" : "None"}</option>
            {question.choices.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
          </select>
        </Labelled>
      )
    case "yes-no": return <YesNo {...{ id, question, value, error }} hint={hint} />
  }
}

function YesNo({ id, question: { name, label }, value, error, hint }: AskedProps & { hint: string }) {
  const help = error ?? hint
  return (
    <fieldset className="grid gap-1.5">
      <legend className="pb-1.5 text-sm font-semibold">{label}</legend>
      <div className="flex gap-6">
        {(["yes", "no"] as const).map((choice) => (
          <label key={choice} className="flex min-h-11 items-center gap-2 text-[15px]">
            <input type="radio" name={name} value={choice} defaultChecked={value === (choice === "yes")} aria-invalid={error ? true : undefined} aria-describedby={help ? `${id}-help` : undefined} className="size-5 accent-(--accent)" />
            {choice === "yes" ? "Yes" : "No"}
          </label>
        ))}
      </div>
      {help && <p id={`${id}-help`} className={cn("text-sm", error ? "text-bad" : "text-muted")}>{help}</p>}
    </fieldset>
  )
}
