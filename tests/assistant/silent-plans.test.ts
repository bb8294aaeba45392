import { beforeAll, describe, expect, it } from 'vitest'
import type { PlanId } from '../../src/knowledge/plan.ts'
import { PLAN } from '../../src/replies/plan.ts'
import { fold, words } from '../../src/shared/text.ts'
import { NOW, realAssistant } from './build.ts'

/** A comparison that says of a plan "không ghi việc này" is read as the plan's own silence: a cadre acts on it. */

let built: Awaited<ReturnType<typeof realAssistant>>
const SILENT = PLAN.nothingHere.text.replace('{plan}', '')

async function compared(topic: string): Promise<{ cited: string[]; silent: PlanId[] }> {
  const { answer } = await built.assistant.answer({
    text: `${topic} ở các tỉnh, các nơi thế nào`,
    place: null,
    cadre: true,
    topics: [],
    now: NOW,
  })
  if (answer.kind !== 'cited') return { cited: [], silent: [] }
  const plans = [...built.catalog.plans.values()]
  return {
    cited: answer.sentences.flatMap(({ cites }) => cites),
    silent: plans
      .filter(({ meta }) => answer.notes.some((note) => note.includes(`${meta.name}${SILENT}`)))
      .map(({ meta }) => meta.id),
  }
}

/** Every syllable of the topic stands in one place of the plan, with the headings over it. */
function printed(topic: string, plan: PlanId): boolean {
  const asked = words(fold(topic))
  return built.catalog.passages
    .filter((one) => one.doc === plan)
    .some((one) => {
      const held = new Set(words(fold([...one.headings, one.text].join(' '))))
      return asked.every((word) => held.has(word))
    })
}

beforeAll(async () => {
  built = await realAssistant()
})

describe('a plan is called silent only where no place of it speaks of what was asked', () => {
  it('holds for whatever the headings of all plans name', async () => {
    const topics = new Set(
      [...built.catalog.plans.values()]
        .flatMap((plan) => plan.places.map(({ heading }) => heading ?? ''))
        .filter((heading) => words(heading).length >= 2 && words(heading).length <= 10),
    )
    const wrong: string[] = []
    let claims = 0
    for (const topic of topics) {
      const { silent } = await compared(topic)
      claims += silent.length
      wrong.push(...silent.filter((plan) => printed(topic, plan)).map((plan) => `${plan}: ${topic}`))
    }
    expect(topics.size).toBeGreaterThan(50)
    expect(claims).toBeGreaterThan(5)
    expect(wrong).toEqual([])
  })

  it.each([
    ['chỉ tiêu VNeID', ['dak-nong#II', 'lai-chau#III.1.d', 'lai-chau#III.2.d', 'lam-dong#IV.1']],
    ['chi tieu vneid', ['dak-nong#II', 'lai-chau#III.1.d', 'lai-chau#III.2.d', 'lam-dong#IV.1']],
    ['người cao tuổi học gì', ['lai-chau#IV.5.4.c']],
  ])('lets every plan stand in the comparison of %s that sets something', async (topic, places) => {
    expect((await compared(topic)).cited).toEqual(expect.arrayContaining(places))
  })
})
