/** True when most letters belong to no Latin alphabet: nothing here can answer that, and no language is guessed. */
export function isForeignScript(text: string): boolean {
  const letters = [...text].filter((char) => /\p{L}/u.test(char))
  const latin = letters.filter((char) => /\p{Script=Latin}/u.test(char)).length
  return letters.length >= 4 && latin < letters.length / 2
}
