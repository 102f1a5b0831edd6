/** What work in steps comes to, all of them taken at once. */
export function finish<Value> (steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}
