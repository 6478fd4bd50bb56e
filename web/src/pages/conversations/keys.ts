/** Whether a key press belongs to a field, a dialog or a menu rather than to the page. */
export function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=dialog],[role=alertdialog],[role=menu]') !== null
  )
}
