import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

/**
 * A change made by the operator: says what happened, and has every list of ours read anew.
 * @param done what the toast says
 */
export function useChange<Input>(work: (input: Input) => Promise<unknown>, done: (input: Input) => string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: (_answer, input) => { toast.success(done(input)) },
    onError: (error: Error) => { toast.error("That did not work", { description: error.message }) },
    onSettled: () => client.invalidateQueries({ queryKey: [OURS] }),
  })
}

/** First part of the key of each of our queries. */
export const OURS = "max-booster"
