/** Fills the named slots of a template and leaves the form of address ({u} {b} {a}) for the conversation to fill. */
export function fill(template: { text: string }, slots: Readonly<Record<string, string | number>> = {}): string {
  return template.text.replaceAll(/\{([a-zA-Z]+)\}/gu, (all, name: string) =>
    name in slots ? String(slots[name]) : all,
  )
}
