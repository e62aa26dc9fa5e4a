/** Whether a form carries a command id as our pages write them: random, so that two wishes never share one. */
export function isCommandId(text: string): boolean {
  return /^[A-Za-z0-9_-]{8,60}$/.test(text);
}
