import { describeAnswers } from "../support/answers"
import { useUndisturbed } from "../support/undisturbed"

describeAnswers(useUndisturbed(), [
  ["with 429", "rate_limit"],
  ["that another request locks the object", "lock_timeout"], ["with 500", "server_error"], ["with 500 after it did the work", "error_after_work"],
  ["with a 500 that it keeps for the key, after it did the work", "stored_error_after_work"],
])
