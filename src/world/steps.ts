/** Takes steps for so many ms of the machine's time, one at least; tells the last of them. */
export function takeFor<Value> (steps: Generator<void, Value>, ms: number): IteratorResult<void, Value> {
  const until = performance.now() + ms
  for (;;) {
    const step = steps.next()
    if (step.done === true || performance.now() >= until) return step
  }
}

/** The same until all are taken; between so many ms of them others have their turn, which `pause` lets them have. */
export async function inSteps<Value> (
  steps: Generator<void, Value>, ms: number, pause: () => Promise<unknown>
): Promise<Value> {
  for (;;) {
    const { done, value } = takeFor(steps, ms)
    if (done === true) return value
    await pause()
  }
}

/** What work in steps comes to, all of them taken at once. */
export function finish<Value> (steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}
