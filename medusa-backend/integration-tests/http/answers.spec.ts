import { describeAnswers } from "../support/answers"

describeAnswers([["with 429", "rate_limit"], ["nothing after it did the work", "timeout_after_work", { delayMs: 100 }]])
