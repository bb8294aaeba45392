import { type Behaviour, type ModelCall, reply } from './server.ts'

/** Passages of a prompt as the model finds them: address and words. */
export function passagesIn(call: ModelCall): { address: string; text: string }[] {
  const data = (call.user.split('CÂU TRẢ LỜI SẴN')[0] ?? '').replace(/\n⟧\s*$/u, '')
  return [...data.matchAll(/^\[([^\]\n]+)\] .*\n([\s\S]*?)(?=\n\n\[|\s*$(?![\s\S]))/gmu)].map((match) => ({
    address: match[1] ?? '',
    text: (match[2] ?? '').trim(),
  }))
}

/** Composes from the passages it was sent and nothing else: the first sentence of each, with its address. */
export const obedient: Behaviour = (call, response) => {
  const lines = passagesIn(call).map(({ address, text }) => `- ${text.split(/(?<=[.;])\s|\n/u)[0]} [${address}]`)
  reply(response, `Dạ, câu trả lời đây:\n${lines.join('\n')}`)
}

/** The answer of the rules, line by line as the model was sent it, each with its address. */
export function draftIn(call: ModelCall): string {
  return /CÂU TRẢ LỜI SẴN\n⟦\n([\s\S]*?)\n⟧/u.exec(call.user)?.[1] ?? ''
}

/** What somebody changes who says a thing more plainly. */
const PLAINER: readonly [RegExp, string][] = [
  [/(?<![\p{L}])(?:các|những) /gu, ''],
  [/(?<![\p{L}])tại (?=\p{Ll})/gu, 'ở '],
  [/(?<![\p{L}])đối với /gu, 'cho '],
  [/(?<![\p{L}])nhằm /gu, 'để '],
  [/(?<![\p{L}])có liên quan(?![\p{L}])/gu, 'liên quan'],
  [/(?<![\p{L}])việc (?=(?:tổ chức|triển khai|xây dựng|bố trí) )/gu, ''],
  [/(?<![\p{L}])theo quy định(?=[.;])/gu, 'như quy định'],
]

/** The same in plainer words, with nothing left out. */
export function plainer(text: string): string {
  return PLAINER.reduce((said, [from, to]) => said.replaceAll(from, to), text)
}

/** Says every statement of the rules more plainly, and leaves nothing out. */
export const careful: Behaviour = (call, response) => {
  reply(response, plainer(draftIn(call)))
}

/** Answers only when told to, and then obediently. */
export function slow(): { behaviour: Behaviour; release: () => void } {
  const waiting: (() => void)[] = []
  return {
    behaviour: (call, response) => {
      waiting.push(() => obedient(call, response))
    },
    release: () => {
      for (const answer of waiting.splice(0)) answer()
    },
  }
}

/** Vectors of `dimensions` numbers, not of unit length, in a scrambled order, as the protocol allows. */
export function embedding(dimensions: number): Behaviour {
  return (call, response) => {
    const data = call.input
      .map((text, index) => ({
        object: 'embedding',
        index,
        embedding: Array.from({ length: dimensions }, (_, at) => 1 + ((text.length + at) % 7)),
      }))
      .toReversed()
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({ object: 'list', data, model: 'stand-in', usage: { prompt_tokens: 1, total_tokens: 1 } }),
    )
  }
}
