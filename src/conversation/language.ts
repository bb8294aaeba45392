import { fold, words } from '../shared/text.ts'

/** True when most letters belong to no Latin alphabet: nothing here can answer that, and no language is guessed. */
export function isForeignScript(text: string): boolean {
  const letters = [...text].filter((char) => /\p{L}/u.test(char))
  const latin = letters.filter((char) => /\p{Script=Latin}/u.test(char)).length
  return letters.length >= 4 && latin < letters.length / 2
}

const ENGLISH_QUESTION =
  /\b(?:how (?:to|do|can|does|much|many)|what (?:is|are|does)|where (?:is|can|do|to)|can (?:you|i)|could you|please|i (?:want|need|forgot|lost|cannot|can't)|help me|do you|why (?:is|does|can)|tell me|show me|is (?:it|this|there))\b/u
const ENGLISH = new Set(
  'a the i you me my your is are was do does did can could how what where when why who to use using need want get make scan pay send money open install register login log in sign up for with from on of and or not it this that there please help forgot password account card phone app bank code hello hi thank thanks learn find change new number lost'.split(
    ' ',
  ),
)
/** Names and abbreviations that belong to neither language. */
const NEUTRAL = new Set(
  'qr otp vneid zalo facebook momo app sms wifi esim sim pin app vietcombank agribank online web email'.split(' '),
)

/** An English question, also with a Vietnamese word or two around it: "em oi how to use qr". */
export function asksInEnglish(text: string): boolean {
  const typed = words(text)
  if (typed.length < 3 || typed.length > 20 || !ENGLISH_QUESTION.test(text.toLowerCase())) return false
  const known = typed.filter((word) => !NEUTRAL.has(word))
  const english = known.filter((word) => ENGLISH.has(word) && fold(word) === word).length
  return english >= 2 && english * 2 >= known.length
}
