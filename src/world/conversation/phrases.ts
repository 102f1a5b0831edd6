/** Something that is said or written, and what whoever listens makes of it. */
export interface Phrase {
  text: string
  /** How it feels: from -1, very bad, to 1, very good. */
  feeling: number
  /** What it is about: a name, and the group to which it belongs. */
  topic: Topic
}

export interface Topic { group: string, name: string }

const phrase = (group: string, name: string, feeling: number, text: string): Phrase =>
  ({ text, feeling, topic: { group, name } })

/** How a customer begins. */
export const OPENINGS = [
  phrase('Reason', 'Order', 0, 'Hello, I have a question about my order.'),
  phrase('Communication', 'Waiting', -0.3, 'Hi, is anybody there?'),
  phrase('Reason', 'Billing', -0.4, 'My invoice looks wrong to me.'),
  phrase('Reason', 'Return', 0.1, 'Hello, can you help me with a return?'),
  phrase('Reason', 'Order', -0.7, 'This is the second time that my parcel is late, and I am really annoyed.'),
  phrase('Reason', 'Account', -0.2, 'I cannot get into my account any more.'),
  phrase('Reason', 'Order', 0.3, 'Good day, I would like to add something to my order.'),
  phrase('Reason', 'Billing', -0.7, 'You have charged me twice, and nobody has answered my letters.')
]

/** How an agent begins. */
export const GREETINGS = [
  phrase('Politeness', 'Greeting', 0.4, 'Hello, how can I help you?'),
  phrase('Politeness', 'Greeting', 0.3, 'Good day, let me have a look.'),
  phrase('Politeness', 'Greeting', 0.4, 'Hi, thanks for getting in touch.')
]

/** What a customer asks in between. */
export const QUESTIONS = [
  phrase('Reason', 'Delivery', 0, 'When will it arrive?'),
  phrase('Reason', 'Billing', -0.1, 'Could you check the amount again?'),
  phrase('Communication', 'Clarification', 0, 'What do I have to do?'),
  phrase('Reason', 'Delivery', 0.1, 'Can it be sent to another address?'),
  phrase('Communication', 'Clarification', -0.3, 'I am sorry, I did not understand that.'),
  phrase('Communication', 'Waiting', -0.5, 'How much longer is this going to take?'),
  phrase('Reason', 'Return', 0, 'Do I have to pay for the parcel when I send it back?'),
  phrase('Reason', 'Account', 0, 'Is that the address that you have for me?'),
  phrase('Reason', 'Complaint', -0.8, 'That is not good enough, I was promised something else.'),
  phrase('Communication', 'Clarification', 0.2, 'And can you send me that in writing, please?')
]

/** What an agent answers. */
export const ANSWERS = [
  phrase('Communication', 'Responsive', 0.1, 'One moment please, I am looking it up.'),
  phrase('Communication', 'Responsive', 0.3, 'It will be with you by the end of the week.'),
  phrase('Outcome', 'Resolved', 0.6, 'I have changed that for you.'),
  phrase('Communication', 'Responsive', 0.2, 'You will get a message with the details.'),
  phrase('Politeness', 'Apology', -0.1, 'I am very sorry about that.'),
  phrase('Outcome', 'Resolved', 0.7, 'I have taken that off your invoice, and you will get the money back.'),
  phrase('Communication', 'Responsive', 0, 'Let me ask a colleague about that.'),
  phrase('Communication', 'Responsive', 0.2, 'Yes, that is what I see here.'),
  phrase('Outcome', 'Unresolved', -0.4, 'I am afraid that we cannot do that.'),
  phrase('Communication', 'Responsive', 0.3, 'No, there is nothing that you have to do.')
]

/** How a customer ends. */
export const CLOSINGS = [
  phrase('Politeness', 'Thanks', 0.5, 'Thank you, that is all.'),
  phrase('Politeness', 'Thanks', 0.9, 'Great, thanks for your help.'),
  phrase('Politeness', 'Closing', 0.1, 'All right, good bye.')
]

/** How an agent ends. */
export const GOODBYES = [
  phrase('Politeness', 'Closing', 0.4, 'You are welcome, have a nice day.'),
  phrase('Politeness', 'Closing', 0.3, 'Thank you for calling, good bye.')
]

/** In turn, so that nobody says the same twice before all was said. */
export function inTurn (phrases: readonly Phrase[], turn: number): Phrase {
  const found = phrases[turn % phrases.length]
  if (found === undefined) throw new RangeError('no phrases')
  return found
}
