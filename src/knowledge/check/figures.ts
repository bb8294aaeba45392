import type { Fact } from '../guide.ts'
import type { CheckContext, GuideCheck } from './context.ts'
import { statements } from './texts.ts'

/**
 * A figure is where harm begins: a wrong telephone number, sum or day. Every figure of a fact stands at its place in the facts
 * (error); every figure of three digits or more in a text stands in some fact of the guide (advice: "123456" may be an example).
 */
export const checkFigures: GuideCheck = (guide, context, found) => {
  const facts = Object.values(guide.facts)
  for (const fact of facts) {
    for (const figure of missing(fact.text, [placeText(fact, context)])) {
      found.error(`facts.${fact.id}`, 'fact.figure', { figure, at: fact.at })
    }
  }
  const known = facts.flatMap((fact) => [fact.text, placeText(fact, context)])
  for (const { item, text } of statements(guide)) {
    for (const figure of missing(text, known)) {
      if (figure.length > 2) found.warn(item, 'fact.figureUnnamed', { figure })
    }
  }
}

function placeText(fact: Fact, { facts }: CheckContext): string {
  const [name = '', place = ''] = fact.at.split('#')
  return facts.get(name)?.texts.get(place) ?? ''
}

/** Figures of two digits or more ("1900 0368", "10.000", "31/12/2026"): a single digit counts steps and things. */
function missing(text: string, sources: readonly string[]): string[] {
  const known = new Set(sources.flatMap(figures))
  return figures(text).filter((figure) => !known.has(figure))
}

/** Runs of digits with their separators dropped, so that "18001096" and "1800 1096" are the same figure. */
function figures(text: string): string[] {
  return [...text.matchAll(/\d+(?:[ .]\d{3,4})*/gu)]
    .map(([run]) => run.replaceAll(/\D/gu, ''))
    .filter((run) => run.length > 1)
}
