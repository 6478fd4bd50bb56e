/** How a helper process says what it found to whoever waits in `answerOf`. Ends the process, whatever pools and timers it has opened. */
export function giveAnswer(answer: unknown) {
  process.stdout.write(`${JSON.stringify({ answer })}\n`, () => process.exit(0))
}
