/** A shortest and a longest time, in ms. */
export type Span = readonly [shortest: number, longest: number]

/** How long things take that no scenario says, in ms. */
export type Timings = typeof MEASURED

/** What was measured in printed records of real centres, but for the steps, which are assumed. */
export const MEASURED = {
  /** A transfer begins; the customer is in the next queue. */
  transferToQueue: 238,
  /** An agent is found for a customer in a queue; it rings. */
  foundToRinging: [1386, 1445] as Span,
  /** The agent accepts; the customer is put through. */
  acceptedToConnected: [276, 385] as Span,
  acceptedToTalk: [828, 1152] as Span,
  /** An e-mail is read; the agent is done with it. */
  readToDone: [1387, 2064] as Span,
  /** An agent has an e-mail; it is closed for its sender. */
  connectedToEmailClosed: [344, 522] as Span,
  /** The customer is gone; the flow has closed the interaction. */
  leftToClosed: [5, 80] as Span,
  /** The wrap-up begins; the disposition is noted. */
  wrapUpToDisposition: 1,
  /** The interaction starts; the flow is at its first step. */
  startToFlow: [80, 400] as Span,
  /** How long a caller is busy with a step of the flow, by its kind. */
  steps: {
    Announcement: [2500, 6000],
    CallRecording: [60, 400],
    DataCollector: [4000, 15_000],
    Menu: [1500, 9000],
    SkillTagger: [300, 500]
  } as Readonly<Record<string, Span>>,
  otherSteps: [50, 120] as Span,
  /** The flow has found a queue; the customer is in it. */
  routedToQueue: [70, 95] as Span
}
